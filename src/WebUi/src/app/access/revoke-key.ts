import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { Api } from '../api/generated/api';
import { revokeApiKey } from '../api/generated/functions';
import { ApiKeyDto } from '../api/generated/models';
import { toProblem } from '../api/problem';
import { I18n } from '../core/i18n/i18n';

/** Asks first: a revoked key never lets anybody in again. Closes with true once it is revoked. */
@Component({
  selector: 'app-revoke-key',
  imports: [MatDialogModule, MatButton],
  template: `
    <h2 mat-dialog-title>{{ t().access.revokeTitle(key.name) }}</h2>
    <mat-dialog-content>
      <p>{{ t().access.revokeWhat }}</p>
      <p class="error" role="alert">{{ message() }}</p>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" mat-dialog-close cdkFocusInitial>{{ t().common.cancel }}</button>
      <button matButton="filled" type="button" class="danger" (click)="revoke()">
        {{ t().access.revokeIt(key.name) }}
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
export class RevokeKey {
  private readonly api = inject(Api);
  private readonly dialog = inject<MatDialogRef<RevokeKey, boolean>>(MatDialogRef);
  protected readonly t = inject(I18n).t;
  protected readonly key = inject<ApiKeyDto>(MAT_DIALOG_DATA);
  protected readonly message = signal<string | null>(null);

  protected async revoke(): Promise<void> {
    try {
      await firstValueFrom(this.api.invoke(revokeApiKey, { id: this.key.id }));
      this.dialog.close(true);
    } catch (error) {
      const problem = toProblem(error);
      this.message.set(problem.detail ?? this.t().problems[problem.kind].title);
    }
  }
}
