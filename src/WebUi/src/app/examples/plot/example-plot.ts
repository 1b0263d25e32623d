import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { map } from 'rxjs';
import { Api } from '../../api/generated/api';
import { listPoints } from '../../api/generated/functions';
import { ExampleDto, InputColumnDto } from '../../api/generated/models';
import { ChartSpec, Point } from '../../charts/chart-spec';
import { Chart } from '../../charts/chart';
import { ColumnValue } from '../../column-types/column-type';
import { columnType } from '../../column-types/column-types';
import { I18n } from '../../core/i18n/i18n';
import { lastValue } from '../../core/last-value';
import { NumberFormatter } from '../../core/number-formatter';
import { reloadWhenBack } from '../../core/server-connection';
import { CurrentDataset } from '../../datasets/current-dataset';
import { axisLabel } from '../../shared/labels';
import { ProblemPanel } from '../../shared/problem-panel';
import { Skeleton } from '../../shared/skeleton';
import { ExampleFilter } from '../filters/filter';

/** Of more examples the server takes so many, spread evenly. */
const MOST_POINTS = 100_000;

/** The target against one input. */
@Component({
  selector: 'app-example-plot',
  imports: [ProblemPanel, Chart, Skeleton],
  templateUrl: './example-plot.html',
  styleUrl: './example-plot.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ExamplePlot {
  readonly filter = input<ExampleFilter>({ where: [] });
  /** Another one has the points loaded anew. */
  readonly revision = input.required<number>();
  /** Examples since then. */
  readonly fresh = input<readonly ExampleDto[]>([]);
  /** The input's name; the first one where there is no such input. */
  readonly column = input<string>();
  /** One to point out. */
  readonly latest = input<ExampleDto | null>(null);
  readonly columnChange = output<string>();

  private readonly api = inject(Api);
  protected readonly t = inject(I18n).t;
  protected readonly numbers = inject(NumberFormatter);
  protected readonly dataset = inject(CurrentDataset).dataset;

  protected readonly chosen = computed<InputColumnDto | undefined>(() => {
    const { inputs } = this.dataset();
    return inputs.find(({ name }) => name === this.column()) ?? inputs[0];
  });

  // Compared by its text: the dataset is loaded again for other reasons too.
  private readonly wanted = computed(
    () => {
      const input = this.chosen()?.name;
      return input === undefined
        ? undefined
        : { dataset: this.dataset().id, input, filter: this.filter(), revision: this.revision() };
    },
    { equal: (a, b) => JSON.stringify(a) === JSON.stringify(b) },
  );
  protected readonly loaded = rxResource({
    params: () => this.wanted(),
    stream: ({ params: { dataset, input, filter } }) =>
      this.api
        .invoke(listPoints, { dataset, input, most: MOST_POINTS, ...filter, where: [...filter.where] })
        .pipe(map((points) => ({ ...points, input }))),
  });
  private readonly latestLoaded = lastValue(this.loaded);
  /** Not those of another input, which would stand at other places. */
  private readonly sample = computed(() => {
    const latest = this.latestLoaded();
    return latest?.input === this.chosen()?.name ? latest : undefined;
  });
  protected readonly waiting = computed(() => this.sample() === undefined && this.chosen() !== undefined);

  /** With what came since. */
  private readonly columns = computed(() => {
    const { x = [], y = [], total = 0, missing = 0 } = this.sample() ?? {};
    const fresh = this.fresh().map((example) => ({ x: this.valueOf(example), y: example.y }));
    const there = fresh.filter((example) => example.x !== null);
    return {
      x: [...x, ...there.map((example) => example.x)],
      y: [...y, ...there.map((example) => example.y)],
      total: total + there.length,
      missing: missing + fresh.length - there.length,
    };
  });
  protected readonly without = computed(() => this.columns().missing);

  private readonly axis = computed(() => {
    const column = this.chosen();
    return column && columnType(column.kind).axis(this.columns().x);
  });

  private readonly points = computed(() => {
    const { x, y } = this.columns();
    return x.flatMap((value, index) => this.point(value, y[index] ?? NaN) ?? []);
  });

  protected readonly share = computed(() => {
    const { all, share, few } = this.t().examples.plot;
    const [drawn, total] = [this.points().length, this.columns().total];
    const part = drawn / total;
    return drawn >= total
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
    const asked = latest && this.point(this.valueOf(latest), latest.y);
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

  constructor() {
    reloadWhenBack(this.loaded);
  }

  private categories(): string[] | null {
    const categories = this.axis()?.categories;
    return categories ? [...categories.names, ...(categories.others ? [this.t().examples.plot.others] : [])] : null;
  }

  private valueOf({ x }: ExampleDto): ColumnValue {
    return x[this.chosen()?.name ?? ''] ?? null;
  }

  private point(value: ColumnValue, y: number): Point | null {
    const x = this.axis()?.place(value) ?? null;
    return x === null ? null : { x, y };
  }
}
