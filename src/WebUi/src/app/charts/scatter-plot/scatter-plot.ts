import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  input,
  linkedSignal,
  signal,
  viewChild,
} from '@angular/core';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { Theme } from '../../core/theme';
import { Bounds, ChartSpec, Point } from '../chart-spec';
import { ChartTable } from '../chart-table';
import { drawPoints, Places } from './draw-points';
import { Legend } from '../legend';
import { rangeOf, roundTicks } from '../ticks';

/** Among more points than this, their intervals cannot be told apart. */
export const MOST_INTERVALS = 100;
const REACH_PX = 24;

/**
 * Axes and lines stand at places in percent, so that they fit any width by themselves; the points, of which there may be
 * a hundred thousand, lie between them on a canvas.
 */
@Component({
  selector: 'app-scatter-plot',
  imports: [ChartTable, Legend],
  templateUrl: './scatter-plot.html',
  styleUrl: './scatter-plot.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ScatterPlot {
  readonly spec = input.required<ChartSpec>();
  protected readonly numbers = inject(NumberFormatter);
  protected readonly t = inject(I18n).t;
  private readonly theme = inject(Theme);
  private readonly picture = viewChild.required<ElementRef<SVGSVGElement>>('picture');
  private readonly canvas = viewChild.required<ElementRef<HTMLCanvasElement>>('points');
  private readonly size = signal({ width: 0, height: 0 });

  private readonly clouds = computed(() => this.spec().series.filter(({ role }) => role === 'data'));
  private readonly lines = computed(() => this.spec().series.filter(({ role }) => role !== 'data' && role !== 'asked'));
  private readonly x = computed<Bounds>(() => {
    const { range, categories } = this.spec().x;
    const places = categories && { lower: -0.5, upper: categories.length - 0.5 };
    return range ?? places ?? rangeOf(this.all(({ x }) => x));
  });
  private readonly y = computed(() => this.spec().y.range ?? rangeOf(this.all(({ y }) => y)));

  protected readonly xTicks = computed(() => this.categoryTicks() ?? this.numberTicks());
  private readonly numberTicks = computed(() =>
    roundTicks(this.x(), 5).map((value) => ({ at: this.across(value), label: this.numbers.format(value, 3) })),
  );
  private readonly categoryTicks = computed(() =>
    this.spec().x.categories?.map((label, place) => ({ at: this.across(place), label })),
  );
  protected readonly yTicks = computed(() =>
    roundTicks(this.y(), 6).map((value) => ({ at: this.down(value), label: this.numbers.format(value, 3) })),
  );

  private readonly places = computed<Places[]>(() => {
    const [x, y] = [this.x(), this.y()];
    return this.clouds().map(({ points, hollow }) => ({
      across: Float64Array.from(points, (point, index) => fraction(this.spread(point.x, index), x)),
      down: Float64Array.from(points, (point) => 1 - fraction(point.y, y)),
      hollow: hollow ?? false,
    }));
  });

  protected readonly asked = computed(() =>
    this.spec()
      .series.filter(({ role }) => role === 'asked')
      .flatMap(({ points }) => points.map(({ x, y }) => ({ x: this.across(x), y: this.down(y) }))),
  );

  protected readonly bars = computed(() =>
    this.clouds()
      .filter(({ points }) => points.length <= MOST_INTERVALS)
      .flatMap(({ points, intervals }) =>
        points.flatMap(({ x }, index) => {
          const interval = intervals?.[index];
          return interval
            ? [{ x: this.across(x), from: this.down(interval.lower), to: this.down(interval.upper) }]
            : [];
        }),
      ),
  );

  protected readonly segments = computed(() =>
    this.lines().flatMap(({ role, points }) =>
      points.slice(1).map((to, index) => {
        const from = points[index] ?? to;
        return { role, x1: this.across(from.x), y1: this.down(from.y), x2: this.across(to.x), y2: this.down(to.y) };
      }),
    ),
  );

  /** The point under the pointer; none any more when there are others. */
  private readonly nearest = linkedSignal<ChartSpec, Point | null>({ source: this.spec, computation: () => null });
  protected readonly shown = computed(() => {
    const point = this.nearest();
    const { x, y } = this.spec();
    return (
      point && {
        x: this.across(point.x),
        y: this.down(point.y),
        left: fraction(point.x, this.x()) < 0.5,
        lines: [
          `${x.label}: ${x.categories?.[point.x] ?? this.numbers.format(point.x)}`,
          `${y.label}: ${this.numbers.format(point.y)}`,
        ],
      }
    );
  });

  constructor() {
    const resize = new ResizeObserver(([entry]) => {
      if (entry) {
        this.size.set({ width: entry.contentRect.width, height: entry.contentRect.height });
      }
    });
    afterNextRender(() => {
      resize.observe(this.canvas().nativeElement);
    });
    inject(DestroyRef).onDestroy(() => {
      resize.disconnect();
    });
    effect(() => {
      const { width, height } = this.size();
      // Read so that the colors follow.
      this.theme.dark();
      drawPoints(this.canvas().nativeElement, width, height, this.places());
    });
  }

  protected pointAt({ clientX, clientY }: PointerEvent): void {
    const { left, top, width, height } = this.picture().nativeElement.getBoundingClientRect();
    let best = REACH_PX ** 2;
    let found: Point | null = null;
    this.places().forEach(({ across, down }, cloud) => {
      for (let index = 0; index < across.length; index++) {
        const away =
          ((across[index] ?? NaN) * width + left - clientX) ** 2 + ((down[index] ?? NaN) * height + top - clientY) ** 2;
        if (away < best) {
          best = away;
          found = this.clouds()[cloud]?.points[index] ?? null;
        }
      }
    });
    this.nearest.set(found);
  }

  protected leave(): void {
    this.nearest.set(null);
  }

  /** Points of one category side by side, so that they can be told apart; always in the same way. */
  private spread(x: number, index: number): number {
    return this.spec().x.categories ? x + (((index * 0.618) % 1) - 0.5) * 0.6 : x;
  }

  private all(coordinate: (point: Point) => number): number[] {
    return this.spec().series.flatMap(({ points }) => points.map(coordinate));
  }

  private across(value: number): string {
    return percent(fraction(value, this.x()));
  }

  private down(value: number): string {
    return percent(1 - fraction(value, this.y()));
  }
}

function fraction(value: number, { lower, upper }: Bounds): number {
  return (value - lower) / (upper - lower);
}

function percent(part: number): string {
  return `${(part * 100).toFixed(2)}%`;
}
