import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialog, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { firstValueFrom, Observable } from 'rxjs';
import { toProblem } from '../api/problem';
import { I18n } from '../core/i18n/i18n';

/** What does not come back once it is done. */
export interface Confirmation {
  title: string;
  what: string;
  /** On the button that does it. */
  action: string;
  run: () => Observable<unknown>;
}

/** Gives a component the way to ask before it does something final. True once it is done. */
export function confirming(): (confirmation: Confirmation) => Promise<boolean> {
  const dialogs = inject(MatDialog);
  return async (confirmation) => {
    const dialog = dialogs.open<Confirm, Confirmation, boolean>(Confirm, {
      data: confirmation,
      width: '480px',
      maxWidth: 'calc(100vw - 32px)',
    });
    return (await firstValueFrom(dialog.afterClosed())) ?? false;
  };
}

/** Stays open where it fails, and says why. */
@Component({
  selector: 'app-confirm',
  imports: [MatDialogModule, MatButton],
  template: `
    <h2 mat-dialog-title>{{ confirmation.title }}</h2>
    <mat-dialog-content>
      <p>{{ confirmation.what }}</p>
      <p class="error" role="alert">{{ message() }}</p>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" mat-dialog-close cdkFocusInitial>{{ t().common.cancel }}</button>
      <button matButton="filled" type="button" class="danger" (click)="run()">{{ confirmation.action }}</button>
    </mat-dialog-actions>
  `,
  styles: `
    .error {
      color: var(--danger);
    }

    .error:not(:empty) {
      margin-top: 12px;
    }

    .danger {
      --mat-button-filled-container-color: var(--danger);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Confirm {
  private readonly dialog = inject<MatDialogRef<Confirm, boolean>>(MatDialogRef);
  protected readonly t = inject(I18n).t;
  protected readonly confirmation = inject<Confirmation>(MAT_DIALOG_DATA);
  protected readonly message = signal<string | null>(null);

  protected async run(): Promise<void> {
    try {
      await firstValueFrom(this.confirmation.run());
      this.dialog.close(true);
    } catch (error) {
      const problem = toProblem(error);
      this.message.set(problem.detail ?? this.t().problems[problem.kind].title);
    }
  }
}
