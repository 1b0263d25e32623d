import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { toProblem } from '../api/problem';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/problem-text';

/** What failed, in words, what to do, and a reference to quote. */
@Component({
  selector: 'app-problem-panel',
  imports: [MatButton],
  template: `
    <div class="card" role="alert">
      <h2>{{ t().problems[problem().kind].title }}</h2>
      <p>{{ texts.below(problem()) }}</p>
      @if (retryable()) {
        <button matButton="outlined" type="button" (click)="retry.emit()">{{ t().common.tryAgain }}</button>
      }
      @if (problem().reference; as reference) {
        <p class="small muted">{{ t().common.reference }} {{ reference }}</p>
      }
    </div>
  `,
  styles: `
    .card {
      display: grid;
      gap: 12px;
      justify-items: start;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ProblemPanel {
  readonly error = input.required<unknown>();
  readonly retryable = input(true);
  readonly retry = output();
  protected readonly t = inject(I18n).t;
  protected readonly texts = inject(ProblemText);
  protected readonly problem = computed(() => toProblem(this.error()));
}
