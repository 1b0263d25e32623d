import { effect, inject, Injectable } from '@angular/core';
import { toProblem } from '../../api/problem';
import { I18n } from '../../core/i18n/i18n';
import { CurrentDataset } from '../current-dataset';
import { Toast } from '../../shared/toast';

/** Older ones are forgotten. */
const KEPT = 50;

/** What was done to the dataset, and the way back. */
export interface Change {
  /** In the reader's words: "3 rows deleted." */
  said: string;
  /** What to say once it is undone. */
  undone: string;
  undo(): Promise<unknown>;
  /** The server keeps the removed rows until its next deletion. */
  deletion?: boolean;
  /** A later deletion has taken its place. */
  replaced?: boolean;
}

/** It has been changed in the meantime: going back would overwrite that. */
export class ChangedSince extends Error {}

/** Changes to a dataset from this page, newest last. */
@Injectable({ providedIn: 'root' })
export class UndoStack {
  private readonly current = inject(CurrentDataset);
  private readonly notice = inject(Toast);
  private readonly t = inject(I18n).t;
  private changes: Change[] = [];

  constructor() {
    effect(() => {
      this.current.id();
      this.changes = [];
    });
  }

  /** Remembers a change and offers to undo it. */
  done(change: Change): void {
    if (change.deletion) {
      this.replaceDeletion();
    }
    this.changes = [...this.changes, change].slice(-KEPT);
    this.notice.offerUndo(change.said, () => void this.undo(change));
  }

  /** The server keeps the rows of its last deletion only. */
  replaceDeletion(): void {
    for (const change of this.changes.filter(({ deletion }) => deletion)) {
      change.replaced = true;
    }
  }

  async undoLast(): Promise<void> {
    const last = this.changes.at(-1);
    if (last) {
      await this.undo(last);
    } else {
      this.notice.tell(this.t().examples.undo.nothing);
    }
  }

  private async undo(change: Change): Promise<void> {
    if (!this.changes.includes(change)) {
      return;
    }
    this.changes = this.changes.filter((each) => each !== change);
    const { replaced, changedSince } = this.t().examples.undo;
    if (change.replaced) {
      this.notice.tell(replaced(change.said));
      return;
    }
    try {
      await change.undo();
      this.notice.tell(change.undone);
    } catch (error) {
      if (error instanceof ChangedSince) {
        this.notice.tell(changedSince(change.said));
      } else {
        this.notice.failed(error);
        if (toProblem(error).kind === 'unreachable') {
          this.changes = [...this.changes, change];
        }
      }
    } finally {
      this.current.reload();
    }
  }
}
