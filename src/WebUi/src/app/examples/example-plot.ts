import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { ExampleDto, InputColumnDto } from '../api/generated/models';
import { ChartSpec, Point } from '../charts/chart-spec';
import { ScatterPlot } from '../charts/scatter-plot';
import { I18n } from '../core/i18n/i18n';
import { Numbers } from '../core/numbers';
import { CurrentDataset } from '../datasets/current-dataset';
import { axisLabel } from '../shared/labels';

const MOST_CATEGORIES = 5;
const MOST_LETTERS = 9;

/** The target against one input, for the examples at hand. */
@Component({
  selector: 'app-example-plot',
  imports: [ScatterPlot],
  templateUrl: './example-plot.html',
  styleUrl: './example-plot.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ExamplePlot {
  readonly examples = input.required<readonly ExampleDto[]>();
  /** Of how many they are a part. */
  readonly total = input.required<number>();
  /** The input's name; the first one where there is no such input. */
  readonly column = input<string>();
  /** One to point out. */
  readonly latest = input<ExampleDto | null>(null);
  readonly columnChange = output<string>();

  protected readonly t = inject(I18n).t;
  protected readonly numbers = inject(Numbers);
  protected readonly dataset = inject(CurrentDataset).dataset;

  protected readonly chosen = computed<InputColumnDto | undefined>(() => {
    const { inputs } = this.dataset();
    return inputs.find(({ name }) => name === this.column()) ?? inputs[0];
  });

  /** The most frequent categories have places of their own, the others share one. */
  private readonly places = computed<string[] | null>(() => {
    const column = this.chosen();
    if (column?.kind !== 'categorical') {
      return null;
    }
    const counts = new Map<string, number>();
    for (const { x } of this.examples()) {
      const value = x[column.name];
      if (typeof value === 'string') {
        counts.set(value, (counts.get(value) ?? 0) + 1);
      }
    }
    return [...counts].sort(([, a], [, b]) => b - a).map(([value]) => value);
  });

  private readonly points = computed(() => this.examples().flatMap((example) => this.point(example) ?? []));

  protected readonly without = computed(() => this.examples().length - this.points().length);

  protected readonly share = computed(() => {
    const { all, share, few } = this.t().examples.plot;
    const [drawn, total] = [this.points().length, this.total()];
    const part = drawn / total;
    return this.examples().length >= total
      ? all(this.numbers.exact(drawn))
      : share(this.numbers.exact(drawn), this.numbers.exact(total), part < 0.01 ? few : this.numbers.percent(part));
  });

  protected readonly spec = computed<ChartSpec | null>(() => {
    const column = this.chosen();
    const points = this.points();
    if (!column || points.length === 0) {
      return null;
    }
    const { target } = this.dataset();
    const t = this.t().examples.plot;
    const categories = this.categories();
    const latest = this.latest();
    const asked = latest && this.point(latest);
    return {
      summary: t.summary(target.name, column.name, this.share()),
      x: { label: axisLabel(column), ...(categories ? { categories } : {}) },
      y: { label: axisLabel(target) },
      series: [
        { role: 'data', label: this.share(), column: axisLabel(target), points },
        ...(asked ? [{ role: 'asked' as const, label: t.latest, column: axisLabel(target), points: [asked] }] : []),
      ],
    };
  });

  private categories(): string[] | null {
    const places = this.places();
    if (!places) {
      return null;
    }
    const names = places
      .slice(0, MOST_CATEGORIES)
      .map((name) => (name.length > MOST_LETTERS ? `${name.slice(0, MOST_LETTERS - 1)}…` : name));
    return places.length > MOST_CATEGORIES ? [...names, this.t().examples.plot.others] : names;
  }

  private point({ x, y }: ExampleDto): Point | null {
    const value = x[this.chosen()?.name ?? ''] ?? null;
    if (typeof value !== 'string') {
      return value === null ? null : { x: value, y };
    }
    const place = this.places()?.indexOf(value) ?? -1;
    return place < 0 ? null : { x: Math.min(place, MOST_CATEGORIES), y };
  }
}
