import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { EpochDto, ReferenceErrorsDto } from '../../api/generated/models';
import { Chart } from '../../charts/chart';
import { ChartSpec, Series } from '../../charts/chart-spec';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { CurrentDataset } from '../../datasets/current-dataset';
import { thinned } from './loss-curve';

const SHOWN_EPOCHS = 300;

/** The error in the target's unit while a training runs, between two lines to compare it with. */
@Component({
  selector: 'app-error-curve',
  imports: [Chart],
  template: `<app-chart [spec]="spec()" />`,
  styles: `
    :host {
      --chart-height: 240px;

      display: block;
      min-width: 0;
      min-height: 280px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ErrorCurve {
  readonly epochs = input.required<readonly EpochDto[]>();
  readonly references = input.required<ReferenceErrorsDto>();

  private readonly t = inject(I18n).t;
  private readonly numbers = inject(NumberFormatter);
  private readonly dataset = inject(CurrentDataset).dataset;

  protected readonly spec = computed<ChartSpec>(() => {
    const t = this.t().training.error;
    const { unit } = this.dataset().target;
    const { mean, linear } = this.references();
    const points = thinned(this.epochs(), SHOWN_EPOCHS).flatMap(({ epoch, epochs, validationError }) =>
      validationError === null ? [] : [{ x: (100 * epoch) / epochs, y: validationError }],
    );
    const now = points.at(-1)?.y ?? NaN;
    const text = (error: number) => this.numbers.measured(error, linear, unit);
    const line = (label: string, error: number, role: Series['role']): Series => ({
      label,
      role,
      points: [0, 100].map((x) => ({ x, y: error })),
    });
    return {
      summary: t.summary(text(now), text(linear), text(mean)),
      x: { label: t.progress, range: { lower: 0, upper: 100 } },
      // From zero, so that the heights of the lines can be compared.
      y: { label: t.axis(unit), range: { lower: 0, upper: 1.1 * Math.max(mean, linear, ...points.map(({ y }) => y)) } },
      series: [
        line(t.mean, mean, 'baseline'),
        line(t.linear, linear, 'validation'),
        { label: t.model, role: 'model', points },
      ],
    };
  });
}
