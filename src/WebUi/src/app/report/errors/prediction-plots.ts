import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { ModelReportDto } from '../../api/generated/models';
import { ChartSpec, PickedPoint } from '../../charts/chart-spec';
import { Chart } from '../../charts/chart';
import { rangeOf } from '../../charts/ticks';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { CurrentDataset } from '../../datasets/current-dataset';
import { axisLabel } from '../../shared/labels';
import { againstActual, least, most, pointCardOf, pointsLabel, withIntervals } from './predicted-vs-actual-plot';

/** Where the model's answers lie beside the truth, and what they leave over. */
@Component({
  selector: 'app-prediction-plots',
  imports: [Chart],
  template: `
    <section>
      <h2>{{ t().report.againstActual }}</h2>
      <app-chart [spec]="againstActual()" [clickable]="opensRows()" (pointClick)="open($event)" />
    </section>
    <section>
      <h2>{{ t().report.residuals }}</h2>
      <app-chart [spec]="residuals()" [clickable]="opensRows()" (pointClick)="open($event)" />
    </section>
  `,
  styles: `
    :host {
      display: contents;
    }

    section {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 8px;
      align-content: start;
      min-width: 0;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PredictionPlots {
  readonly report = input.required<ModelReportDto>();
  protected readonly t = inject(I18n).t;
  private readonly numbers = inject(NumberFormatter);
  private readonly router = inject(Router);
  private readonly target = computed(() => this.dataset().target);
  private readonly dataset = inject(CurrentDataset).dataset;

  /** Reports of earlier versions do not know which rows their points are. */
  protected readonly opensRows = computed(() => this.report().points.some(({ exampleId }) => exampleId !== null));

  protected readonly againstActual = computed(() => {
    const [report, t] = [this.report(), this.t()];
    return withIntervals(againstActual(report, this.target(), t, this.numbers), report, t, this.numbers);
  });

  protected readonly residuals = computed<ChartSpec>(() => {
    const { points } = this.report();
    const t = this.t().report;
    const left = points.map(({ actual, predicted }) => actual - predicted);
    const range = rangeOf(points.map(({ predicted }) => predicted));
    const mean = left.reduce((sum, value) => sum + value, 0) / Math.max(left.length, 1);
    return {
      summary: t.residualsSummary(
        this.numbers.exact(points.length),
        this.withUnit(least(left)),
        this.withUnit(most(left)),
        this.withUnit(mean),
      ),
      x: { label: this.label(t.predicted(this.target().name)), range },
      y: { label: this.label(t.difference) },
      series: [
        {
          label: pointsLabel(this.report(), this.t(), this.numbers),
          role: 'data',
          column: this.label(t.difference),
          hollow: this.report().measuredOn === 'test',
          describe: (index) => pointCardOf(this.report(), index, this.target(), this.t(), this.numbers),
          points: points.map(({ predicted }, index) => ({ x: predicted, y: left[index] ?? NaN })),
        },
        {
          label: t.perfect,
          role: 'baseline',
          guide: true,
          points: [range.lower, range.upper].map((x) => ({ x, y: 0 })),
        },
      ],
    };
  });

  protected async open({ series, index }: PickedPoint): Promise<void> {
    const id = series.role === 'data' ? this.report().points[index]?.exampleId : null;
    if (id) {
      await this.router.navigate(['/d', this.dataset().id, 'data'], { queryParams: { example: id } });
    }
  }

  private label(name: string): string {
    return axisLabel({ name, unit: this.target().unit });
  }

  private withUnit(value: number): string {
    return this.numbers.withUnit(value, this.target().unit);
  }
}
