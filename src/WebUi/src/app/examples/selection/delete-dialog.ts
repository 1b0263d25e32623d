import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule } from '@angular/material/dialog';
import { I18n } from '../../core/i18n/i18n';

/** Names the number before more than a page is deleted. Closes with true when they are to go. */
@Component({
  selector: 'app-delete-dialog',
  imports: [MatDialogModule, MatButton],
  template: `
    <h2 mat-dialog-title>{{ t().examples.selection.deleteTitle(examples) }}</h2>
    <mat-dialog-content>{{ t().examples.selection.deleteWhat }}</mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" mat-dialog-close cdkFocusInitial>{{ t().common.cancel }}</button>
      <button matButton="filled" type="button" class="danger" [mat-dialog-close]="true">
        {{ t().examples.selection.deleteThem(examples) }}
      </button>
    </mat-dialog-actions>
  `,
  styles: `
    .danger {
      --mat-button-filled-container-color: var(--danger);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DeleteDialog {
  protected readonly t = inject(I18n).t;
  /** How many, in words. */
  protected readonly examples = inject<string>(MAT_DIALOG_DATA);
}
