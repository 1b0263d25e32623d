import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialog, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { firstValueFrom, Observable } from 'rxjs';
import { toProblem } from '../api/problem';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/problem-text';

export interface Confirmation {
  title: string;
  /** One or several sentences. */
  what: string | readonly string[];
  /** On the button that does it. */
  action: string;
  /** On the other one, where that does more than to leave things as they are. */
  back?: string;
  /** Does what does not come back. Without it nothing is lost, and whoever asks goes on by itself. */
  run?: () => Observable<unknown>;
}

/** Gives a component the way to ask before it does something. True once it may, or it is done. */
export function injectConfirm(): (confirmation: Confirmation) => Promise<boolean> {
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
      @for (sentence of sentences; track $index) {
        <p>{{ sentence }}</p>
      }
      <p class="error" role="alert">{{ message() }}</p>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" mat-dialog-close cdkFocusInitial>
        {{ confirmation.back ?? t().common.cancel }}
      </button>
      <button matButton="filled" type="button" [class.danger]="confirmation.run" (click)="run()">
        {{ confirmation.action }}
      </button>
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
  private readonly problemText = inject(ProblemText);
  protected readonly t = inject(I18n).t;
  protected readonly confirmation = inject<Confirmation>(MAT_DIALOG_DATA);
  protected readonly sentences = [this.confirmation.what].flat();
  protected readonly message = signal<string | null>(null);

  protected async run(): Promise<void> {
    try {
      if (this.confirmation.run) {
        await firstValueFrom(this.confirmation.run());
      }
      this.dialog.close(true);
    } catch (error) {
      const problem = toProblem(error);
      this.message.set(this.problemText.of(problem));
    }
  }
}
