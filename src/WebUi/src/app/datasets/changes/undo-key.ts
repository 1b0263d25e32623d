import { Directive, inject } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { isTyping } from '../../shared/typing';
import { UndoStack } from './undo-stack';

/** Undoes the last change to the dataset on Ctrl+Z; in a field, the keys undo what was typed there. */
@Directive({ host: { '(document:keydown)': 'key($event)' } })
export class UndoKey {
  private readonly dialogs = inject(MatDialog);
  private readonly undo = inject(UndoStack);

  protected key(event: KeyboardEvent): void {
    const isUndo = event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey;
    if (isUndo && !isTyping(event) && this.dialogs.openDialogs.length === 0) {
      event.preventDefault();
      void this.undo.undoLast();
    }
  }
}
