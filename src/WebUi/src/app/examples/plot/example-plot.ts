import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { map } from 'rxjs';
import { Api } from '../../api/generated/api';
import { listPoints } from '../../api/generated/functions';
import { ExampleDto, InputColumnDto } from '../../api/generated/models';
import { Brush, ChartSpec, PickedPoint, Point, PointCard } from '../../charts/chart-spec';
import { Chart } from '../../charts/chart';
import { columnAxis } from '../../charts/column-axis';
import { ColumnAxis, ColumnValue } from '../../column-types/column-type';
import { columnType } from '../../column-types/column-types';
import { targetColumn } from '../../column-types/dataset-columns';
import { I18n } from '../../core/i18n/i18n';
import { lastValue } from '../../core/last-value';
import { NumberFormatter } from '../../core/number-formatter';
import { reloadWhenBack } from '../../core/server-connection';
import { CurrentDataset } from '../../datasets/current-dataset';
import { axisLabel } from '../../shared/labels';
import { ProblemPanel } from '../../shared/problem-panel';
import { Skeleton } from '../../shared/skeleton';
import { Condition } from '../../column-types/filter/condition';
import { ExampleFilter, toParams } from '../filters/filter';
import { conditionsOf } from './brushed';

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
  /** Rows to point at: those that are chosen, or below the pointer. */
  readonly pointed = input<readonly ExampleDto[]>([]);
  /** Whether points open their rows, and a rectangle filters. */
  readonly linked = input(false);
  readonly columnChange = output<string>();
  /** The id of the row whose point was chosen. */
  readonly choose = output<string>();
  /** The conditions of a rectangle, by column. */
  readonly brushed = output<{ column: string; conditions: Condition[] }[]>();

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
        .invoke(listPoints, { dataset, input, most: MOST_POINTS, ...toParams(filter) })
        .pipe(map((points) => ({ ...points, input, of: JSON.stringify(filter) }))),
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
    const { x = [], y = [], ids = [], total = 0, missing = 0 } = this.sample() ?? {};
    const fresh = this.fresh().map((example) => ({ x: this.valueOf(example), y: example.y, id: Number(example.id) }));
    const there = fresh.filter((example) => example.x !== null);
    return {
      x: [...x, ...there.map((example) => example.x)],
      y: [...y, ...there.map((example) => example.y)],
      ids: [...ids, ...there.map(({ id }) => id)],
      total: total + there.length,
      missing: missing + fresh.length - there.length,
    };
  });
  protected readonly without = computed(() => this.columns().missing);

  private readonly axis = computed(() => {
    const column = this.chosen();
    return column && columnType(column.kind).axis(this.columns().x);
  });

  private readonly target = computed(() => targetColumn(this.dataset()));
  private readonly targetAxis = computed(() => columnType(this.target().kind).axis(this.columns().y));
  /** Names of the strips of a target of categories. */
  private readonly strips = computed(() => this.namesOn(this.targetAxis()));

  private readonly placed = computed(() => {
    const { x, y, ids } = this.columns();
    const points: Point[] = [];
    const rows: number[] = [];
    x.forEach((value, index) => {
      const point = this.point(value, y[index] ?? null);
      if (point) {
        points.push(point);
        rows.push(ids[index] ?? NaN);
      }
    });
    return { points, rows };
  });
  private readonly points = computed(() => this.placed().points);
  /** Another filter is another picture: what was drawn over the one before goes with it. */
  protected readonly picture = computed(() => this.sample()?.of ?? '');

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
    const strips = this.strips();
    const latest = this.latest();
    const asked = latest && this.point(this.valueOf(latest), latest.y);
    const pointed = this.pointed().flatMap((row) => this.point(this.valueOf(row), row.y) ?? []);
    return {
      summary: t.summary(target.name, column.name, this.share()),
      x: { ...columnAxis(column, this.numbers), ...(categories ? { categories } : {}) },
      y: { label: axisLabel(target), ...(strips ? { strips } : {}) },
      series: [
        {
          role: 'data',
          label: this.share(),
          column: axisLabel(target),
          points,
          describe: (index) => this.cardOf(index),
        },
        ...(asked ? [{ role: 'asked' as const, label: t.latest, column: axisLabel(target), points: [asked] }] : []),
        ...(pointed.length > 0
          ? [{ role: 'asked' as const, label: '', guide: true, inline: true, points: pointed }]
          : []),
      ],
    };
  });

  constructor() {
    reloadWhenBack(this.loaded);
  }

  protected open({ series, index }: PickedPoint): void {
    const id = this.placed().rows[index];
    if (series.role === 'data' && id !== undefined) {
      this.choose.emit(String(id));
    }
  }

  protected brush(brush: Brush | null): void {
    const column = this.chosen();
    const axis = this.axis();
    if (!brush || !column || !axis) {
      return;
    }
    const target = this.target();
    this.brushed.emit([
      { column: column.name, conditions: conditionsOf(column, axis, brush.x, this.columns().x) },
      { column: target.name, conditions: conditionsOf(target, this.targetAxis(), brush.y, this.columns().y) },
    ]);
  }

  private cardOf(index: number): PointCard {
    const { points, rows } = this.placed();
    const { x, y } = points[index] ?? { x: NaN, y: NaN };
    const { target } = this.dataset();
    const column = this.chosen();
    return {
      title: this.t().examples.linked(String(rows[index] ?? '')),
      lines: [
        {
          label: column?.name ?? '',
          value: this.categories()?.[x] ?? (column ? columnType(column.kind).figure(x, column, this.numbers) : ''),
        },
        { label: target.name, value: this.strips()?.[y] ?? this.numbers.withUnit(y, target.unit) },
      ],
    };
  }

  private categories(): string[] | null {
    const axis = this.axis();
    return axis ? this.namesOn(axis) : null;
  }

  private namesOn({ categories }: ColumnAxis): string[] | null {
    return categories ? [...categories.names, ...(categories.others ? [this.t().examples.plot.others] : [])] : null;
  }

  private valueOf({ x }: ExampleDto): ColumnValue {
    return x[this.chosen()?.name ?? ''] ?? null;
  }

  private point(value: ColumnValue, target: ColumnValue): Point | null {
    const [x, y] = [this.axis()?.place(value) ?? null, this.targetAxis().place(target)];
    return x === null || y === null ? null : { x, y };
  }
}
