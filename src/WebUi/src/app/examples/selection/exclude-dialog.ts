import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialog, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { I18n } from '../../core/i18n/i18n';

const MAX_LENGTH = 200;

/** Gives a component the question why rows are excluded; undefined where it was left. */
export function injectExclusionReason(): (examples: string) => Promise<string | undefined> {
  const dialogs = inject(MatDialog);
  return (examples) => {
    const dialog = dialogs.open<ExcludeDialog, string, string>(ExcludeDialog, {
      data: examples,
      width: '440px',
      maxWidth: 'calc(100vw - 32px)',
    });
    return firstValueFrom(dialog.afterClosed());
  };
}

/** Asks why, as whoever finds the rows struck through later will. Closes with the reason. */
@Component({
  selector: 'app-exclude-dialog',
  imports: [MatDialogModule, MatButton],
  template: `
    <h2 mat-dialog-title>{{ t().examples.selection.excludeTitle(examples) }}</h2>
    <form (submit)="$event.preventDefault(); apply()">
      <mat-dialog-content>
        <div class="field">
          <label for="reason">{{ t().examples.selection.reason }}</label>
          <input
            #field
            id="reason"
            class="control"
            autocomplete="off"
            [maxLength]="length"
            [value]="reason()"
            [attr.aria-invalid]="!!error()"
            aria-describedby="reason-help"
            (input)="reason.set(field.value); error.set('')"
          />
          <span id="reason-help" [class]="error() ? 'error' : 'hint'">
            {{ error() || t().examples.selection.reasonHint }}
          </span>
        </div>
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton type="button" mat-dialog-close>{{ t().common.cancel }}</button>
        <button matButton="filled" type="submit">{{ t().examples.selection.exclude }}</button>
      </mat-dialog-actions>
    </form>
  `,
  styles: `
    .field {
      color: var(--text);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ExcludeDialog {
  private readonly dialog = inject<MatDialogRef<ExcludeDialog, string>>(MatDialogRef);
  protected readonly t = inject(I18n).t;
  /** How many, in words. */
  protected readonly examples = inject<string>(MAT_DIALOG_DATA);
  protected readonly length = MAX_LENGTH;
  protected readonly reason = signal('');
  protected readonly error = signal('');

  protected apply(): void {
    if (this.reason().trim() === '') {
      this.error.set(this.t().fields.needed);
    } else {
      this.dialog.close(this.reason().trim());
    }
  }
}
