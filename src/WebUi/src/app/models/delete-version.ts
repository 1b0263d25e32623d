import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { Api } from '../api/generated/api';
import { deleteModel } from '../api/generated/functions';
import { toProblem } from '../api/problem';
import { I18n } from '../core/i18n/i18n';

export interface VersionToDelete {
  dataset: string;
  version: number;
}

/** Asks first: a trained network does not come back. Closes with true once it is gone. */
@Component({
  selector: 'app-delete-version',
  imports: [MatDialogModule, MatButton],
  template: `
    <h2 mat-dialog-title>{{ t().models.deleteTitle(data.version) }}</h2>
    <mat-dialog-content>
      <p>{{ t().models.deleteWhat }}</p>
      <p class="error" role="alert">{{ message() }}</p>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" mat-dialog-close cdkFocusInitial>{{ t().common.cancel }}</button>
      <button matButton="filled" type="button" class="danger" (click)="delete()">
        {{ t().models.deleteVersion(data.version) }}
      </button>
    </mat-dialog-actions>
  `,
  styles: `
    .error {
      color: var(--danger);
    }

    .danger {
      --mat-button-filled-container-color: var(--danger);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DeleteVersion {
  private readonly api = inject(Api);
  private readonly dialog = inject<MatDialogRef<DeleteVersion, boolean>>(MatDialogRef);
  protected readonly t = inject(I18n).t;
  protected readonly data = inject<VersionToDelete>(MAT_DIALOG_DATA);
  protected readonly message = signal<string | null>(null);

  protected async delete(): Promise<void> {
    try {
      await firstValueFrom(this.api.invoke(deleteModel, this.data));
      this.dialog.close(true);
    } catch (error) {
      const problem = toProblem(error);
      this.message.set(problem.detail ?? this.t().problems[problem.kind].title);
    }
  }
}
