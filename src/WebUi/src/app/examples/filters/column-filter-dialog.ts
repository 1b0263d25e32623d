import { NgComponentOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { ColumnFilterEditor, ColumnToFilter } from '../../column-types/column-type';
import { columnType } from '../../column-types/column-types';
import { Condition } from '../../column-types/filter/condition';
import { I18n } from '../../core/i18n/i18n';

/** The filter of one column, as its type edits it. Closes with the new conditions. */
@Component({
  selector: 'app-column-filter-dialog',
  imports: [MatDialogModule, MatButton, NgComponentOutlet],
  template: `
    <h2 mat-dialog-title>{{ t().examples.filters.title(filtered.column.name) }}</h2>
    <form (submit)="$event.preventDefault(); apply(outlet.componentInstance)">
      <mat-dialog-content>
        <ng-container
          #outlet="ngComponentOutlet"
          [ngComponentOutlet]="editor"
          [ngComponentOutletInputs]="{ filtered }"
        />
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton type="button" mat-dialog-close>{{ t().common.cancel }}</button>
        <button matButton="filled" type="submit">{{ t().examples.filters.apply }}</button>
      </mat-dialog-actions>
    </form>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ColumnFilterDialog {
  private readonly dialog = inject<MatDialogRef<ColumnFilterDialog, Condition[]>>(MatDialogRef);
  protected readonly t = inject(I18n).t;
  protected readonly filtered = inject<ColumnToFilter>(MAT_DIALOG_DATA);
  protected readonly editor = columnType(this.filtered.column.kind).filterEditor;

  protected apply(editor: ColumnFilterEditor | null): void {
    const conditions = editor?.apply() ?? null;
    if (conditions) {
      this.dialog.close(conditions);
    }
  }
}
