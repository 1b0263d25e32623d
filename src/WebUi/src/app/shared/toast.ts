import { inject, Injectable } from '@angular/core';
import { MatSnackBar } from '@angular/material/snack-bar';
import { toProblem } from '../api/problem';
import { I18n } from '../core/i18n/i18n';

/** A short word at the foot of the page about what was just done, or could not be. */
@Injectable({ providedIn: 'root' })
export class Toast {
  private readonly bar = inject(MatSnackBar);
  private readonly t = inject(I18n).t;

  tell(text: string): void {
    this.bar.open(text, this.t().common.close, { duration: 5000 });
  }

  offerUndo(text: string, undo: () => void): void {
    this.bar.open(text, this.t().common.undo, { duration: 10_000 }).onAction().subscribe(undo);
  }

  failed(error: unknown): void {
    const problem = toProblem(error);
    this.bar.open(problem.detail ?? this.t().problems[problem.kind].title, this.t().common.close, { duration: 10_000 });
  }
}
