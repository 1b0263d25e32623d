import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { fieldMessage, toProblem } from '../../api/problem';
import { I18n } from '../../core/i18n/i18n';
import { ProblemText } from '../../core/problem-text';

export interface EditedNote {
  version: number;
  /** Empty for none. */
  note: string;
  /** What it throws is shown beside the field. */
  store: (text: string) => Promise<void>;
}

/** Edits the note on a version; closes with what was stored. */
@Component({
  selector: 'app-note-dialog',
  imports: [MatButton, MatDialogModule],
  template: `
    <form (submit)="$event.preventDefault(); save(field.value.trim())">
      <h2 mat-dialog-title>{{ t().versions.note.title(edited.version) }}</h2>
      <mat-dialog-content>
        <div class="field">
          <label for="note">{{ t().versions.note.label }}</label>
          <input
            #field
            id="note"
            class="control"
            autocomplete="off"
            maxlength="200"
            cdkFocusInitial
            [value]="edited.note"
            [attr.aria-invalid]="message() !== ''"
            aria-describedby="note-help note-error"
            (input)="message.set('')"
          />
          <span class="small muted" id="note-help">{{ t().versions.note.help }}</span>
          <span class="error" role="alert" id="note-error">{{ message() }}</span>
        </div>
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton type="button" mat-dialog-close>{{ t().common.cancel }}</button>
        <button matButton="filled" type="submit" [disabled]="busy()">{{ t().common.save }}</button>
      </mat-dialog-actions>
    </form>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NoteDialog {
  private readonly dialog = inject<MatDialogRef<NoteDialog, string>>(MatDialogRef);
  private readonly problemText = inject(ProblemText);
  protected readonly edited = inject<EditedNote>(MAT_DIALOG_DATA);
  protected readonly t = inject(I18n).t;
  protected readonly message = signal('');
  protected readonly busy = signal(false);

  protected async save(text: string): Promise<void> {
    this.busy.set(true);
    try {
      await this.edited.store(text);
      this.dialog.close(text);
    } catch (error) {
      const problem = toProblem(error);
      this.message.set(fieldMessage(problem, 'note') ?? this.problemText.of(problem));
    } finally {
      this.busy.set(false);
    }
  }
}
