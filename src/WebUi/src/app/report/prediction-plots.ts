import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { ModelReportDto } from '../api/generated/models';
import { ChartSpec, Series } from '../charts/chart-spec';
import { MOST_INTERVALS, ScatterPlot } from '../charts/scatter-plot';
import { rangeOf } from '../charts/ticks';
import { I18n } from '../core/i18n/i18n';
import { Numbers } from '../core/numbers';
import { CurrentDataset } from '../datasets/current-dataset';
import { axisLabel } from '../shared/labels';
import { unseen } from './verdict';

/** Where the model's answers lie beside the truth, and what they leave over. */
@Component({
  selector: 'app-prediction-plots',
  imports: [ScatterPlot],
  template: `
    <section>
      <h2>{{ t().report.againstActual }}</h2>
      <app-scatter-plot [spec]="againstActual()" />
    </section>
    <section>
      <h2>{{ t().report.residuals }}</h2>
      <app-scatter-plot [spec]="residuals()" />
    </section>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 400px), 1fr));
      gap: 32px;
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
  private readonly numbers = inject(Numbers);
  private readonly target = computed(() => this.dataset().target);
  private readonly dataset = inject(CurrentDataset).dataset;

  protected readonly againstActual = computed<ChartSpec>(() => {
    const { points, model } = this.report();
    const t = this.t().report;
    // One scale on both axes: right is on the diagonal.
    const range = rangeOf(points.flatMap(({ actual, predicted }) => [actual, predicted]));
    const ends = [range.lower, range.upper];
    const actual = points.map((point) => point.actual);
    return {
      summary: t.againstActualSummary(
        this.numbers.exact(points.length),
        this.withUnit(unseen(model.metrics).medianAe),
        this.withUnit(least(actual)),
        this.withUnit(most(actual)),
      ),
      x: { label: this.label(t.actual(this.target().name)), range },
      y: { label: this.label(t.predicted(this.target().name)), range },
      series: [
        {
          label: this.pointsLabel(),
          role: 'data',
          column: this.label(t.predicted(this.target().name)),
          hollow: this.hollow(),
          points: points.map(({ actual, predicted }) => ({ x: actual, y: predicted })),
          intervals: points.map(({ lower, upper }) => (lower === null || upper === null ? null : { lower, upper })),
        },
        ...this.intervalLegend(),
        { label: t.perfect, role: 'baseline', guide: true, points: ends.map((end) => ({ x: end, y: end })) },
      ],
    };
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
          label: this.pointsLabel(),
          role: 'data',
          column: this.label(t.difference),
          hollow: this.hollow(),
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

  /** Says what the bars are, where they are drawn. */
  private intervalLegend(): Series[] {
    const { points, model } = this.report();
    if (points.length > MOST_INTERVALS || points.every(({ lower }) => lower === null)) {
      return [];
    }
    const { coverage } = model;
    const label = coverage
      ? this.t().predict.band(this.numbers.percent(coverage.confidence))
      : this.t().report.promised;
    return [{ label, role: 'band', guide: true, points: [] }];
  }

  private hollow(): boolean {
    return this.report().measuredOn === 'test';
  }

  private pointsLabel(): string {
    const { measuredOn, points, pointsTotal } = this.report();
    const t = this.t().report;
    const label = t.points[measuredOn](this.numbers.exact(pointsTotal));
    return points.length < pointsTotal ? t.thinned(this.numbers.exact(points.length), label) : label;
  }

  private label(name: string): string {
    return axisLabel({ name, unit: this.target().unit });
  }

  private withUnit(value: number): string {
    return this.numbers.withUnit(value, this.target().unit);
  }
}

function least(values: readonly number[]): number {
  return values.reduce((a, b) => Math.min(a, b), values[0] ?? 0);
}

function most(values: readonly number[]): number {
  return values.reduce((a, b) => Math.max(a, b), values[0] ?? 0);
}
