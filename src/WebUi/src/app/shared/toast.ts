import { DestroyRef, inject, Injectable, Injector } from '@angular/core';
import { toProblem } from '../api/problem';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/problem-text';

/** A short word at the foot of the page about what was just done, or could not be. */
@Injectable({ providedIn: 'root' })
export class Toast {
  private readonly injector = inject(Injector);
  private readonly destroyRef = inject(DestroyRef);
  private readonly problemText = inject(ProblemText);
  private readonly t = inject(I18n).t;

  tell(text: string): void {
    this.open(text, this.t().common.close, 5000);
  }

  offerUndo(text: string, undo: () => void): void {
    this.open(text, this.t().common.undo, 10_000, undo);
  }

  failed(error: unknown): void {
    const problem = toProblem(error);
    this.open(this.problemText.of(problem), this.t().common.close, 10_000);
  }

  /** The bar is loaded when there is something to say: the first page is there sooner. */
  private open(text: string, button: string, duration: number, act?: () => void): void {
    void import('@angular/material/snack-bar').then(({ MatSnackBar }) => {
      // The page may have gone while the bar was loading.
      if (this.destroyRef.destroyed) {
        return;
      }
      const bar = this.injector.get(MatSnackBar).open(text, button, { duration });
      if (act) {
        bar.onAction().subscribe(act);
      }
    });
  }
}
