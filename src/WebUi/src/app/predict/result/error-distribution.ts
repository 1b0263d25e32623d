import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { ModelReportDto } from '../../api/generated/models';
import { ChartSpec, Series } from '../../charts/chart-spec';
import { Chart } from '../../charts/chart';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { CurrentDataset } from '../../datasets/current-dataset';
import { NumberAnswer } from '../../tasks/answers';
import { againstActual } from '../../report/errors/predicted-vs-actual-plot';

/** Where the answer lies among predictions whose truth is known; nothing for a model without a report. */
@Component({
  selector: 'app-error-distribution',
  imports: [Chart],
  template: `
    @if (spec(); as spec) {
      <section class="card" [attr.aria-label]="t().predict.among">
        <h2>{{ t().predict.among }}</h2>
        <app-chart [spec]="spec" />
      </section>
    }
  `,
  styles: `
    :host {
      display: block;
      min-width: 0;
    }

    h2 {
      margin-bottom: 12px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ErrorDistribution {
  readonly answer = input.required<NumberAnswer | undefined>();
  readonly report = input.required<ModelReportDto | null>();

  private readonly numbers = inject(NumberFormatter);
  private readonly dataset = inject(CurrentDataset).dataset;
  protected readonly t = inject(I18n).t;
  protected readonly spec = computed<ChartSpec | null>(() => {
    const report = this.report();
    return report
      ? againstActual(report, this.dataset().target, this.t(), this.numbers, this.answered(this.answer()))
      : null;
  });

  /** The interval speaks of the actual value, so it lies along that axis. */
  private answered(answer: NumberAnswer | undefined): Series[] {
    if (!answer) {
      return [];
    }
    const t = this.t().predict;
    const { y, interval, covered } = answer;
    return [
      ...(interval
        ? [
            {
              label: covered ? t.askedInterval(this.numbers.percent(interval.confidence)) : t.askedGuess,
              role: covered ? ('model' as const) : ('guess' as const),
              guide: true,
              points: [
                { x: interval.lower, y },
                { x: interval.upper, y },
              ],
            },
          ]
        : []),
      { label: t.asked, role: 'asked', points: [{ x: y, y }] },
    ];
  }
}
