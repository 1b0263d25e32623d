import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { LossCurve } from './loss-curve';
import { RunWatch } from './run-watch';

/** What only experts ask of a training: epochs, speed and loss. */
@Component({
  selector: 'app-training-details',
  imports: [LossCurve],
  template: `
    <details #details (toggle)="open.set(details.open)">
      <summary>{{ t().training.details }}</summary>
      @if (open()) {
        <p class="number muted">{{ facts() }}</p>
        <app-loss-curve [epochs]="watch().epochs()" />
      }
    </details>
  `,
  styles: `
    :host {
      display: block;
      min-width: 0;
    }

    p {
      margin: 8px 0;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TrainingDetails {
  readonly watch = input.required<RunWatch>();
  private readonly numbers = inject(NumberFormatter);
  protected readonly t = inject(I18n).t;
  protected readonly open = signal(false);

  protected readonly facts = computed(() => {
    const t = this.t().training;
    const { epochs, run, epoch, pace } = this.watch();
    const last = epoch();
    const leftOut = run()?.options.leaveOut;
    const rate = pace()?.epochsPerSecond;
    return [
      last && epochs().length > 0 ? t.epoch(this.numbers.exact(last.epoch), this.numbers.exact(last.epochs)) : null,
      rate && !this.watch().finished() ? t.rate(this.numbers.format(rate, 2)) : null,
      leftOut ? t.leavesOut(leftOut.join(', ')) : null,
    ]
      .filter((part) => part !== null)
      .join(' · ');
  });
}
