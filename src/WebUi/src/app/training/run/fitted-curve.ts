import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { Api } from '../../api/generated/api';
import { listPoints } from '../../api/generated/functions';
import { FittedCurveDto } from '../../api/generated/models';
import { ChartSpec } from '../../charts/chart-spec';
import { toPoints } from '../../charts/points';
import { Chart } from '../../charts/chart';
import { columnAxis } from '../../charts/column-axis';
import { rangeOf } from '../../charts/ticks';
import { columnType } from '../../column-types/column-types';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { CurrentDataset } from '../../datasets/current-dataset';
import { axisLabel } from '../../shared/labels';

const SHOWN_EXAMPLES = 2000;

/** The curve over the data, as it is learned: where it is learned from one numeric input. */
@Component({
  selector: 'app-fitted-curve',
  imports: [Chart],
  template: `
    @if (spec(); as spec) {
      <app-chart [spec]="spec" />
    }
  `,
  styles: `
    :host {
      --chart-height: 280px;

      display: block;
      min-width: 0;
      min-height: 320px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FittedCurve {
  readonly curve = input.required<FittedCurveDto>();
  readonly leftOut = input.required<readonly string[]>();

  private readonly api = inject(Api);
  private readonly dataset = inject(CurrentDataset).dataset;
  private readonly t = inject(I18n).t;
  private readonly numbers = inject(NumberFormatter);
  private readonly column = computed(() => this.dataset().inputs.find(({ name }) => !this.leftOut().includes(name)));
  private readonly examples = rxResource({
    params: () => ({ dataset: this.dataset().id, input: this.column()?.name ?? '' }),
    stream: ({ params }) => this.api.invoke(listPoints, { ...params, excluded: false, most: SHOWN_EXAMPLES }),
  });
  private readonly points = computed(() => {
    const column = this.column();
    return column && this.examples.hasValue() ? toPoints(this.examples.value(), columnType(column.kind)) : [];
  });
  // By the data alone, so that the picture stands still while the curve moves.
  private readonly range = computed(() => rangeOf(this.points().map(({ y }) => y)));

  protected readonly spec = computed<ChartSpec | null>(() => {
    const { target } = this.dataset();
    const column = this.column();
    if (!column) {
      return null;
    }
    const { x, y, epoch } = this.curve();
    const t = this.t();
    return {
      summary: t.training.fittedSummary(target.name, column.name, epoch),
      x: columnAxis(column, this.numbers),
      y: { label: axisLabel(target), ...(this.points().length > 0 ? { range: this.range() } : {}) },
      series: [
        { label: t.predict.data, role: 'data', points: this.points() },
        {
          label: t.training.fitted(epoch),
          role: 'model',
          points: x.map((value, index) => ({ x: value, y: y[index] ?? NaN })),
        },
      ],
    };
  });
}
