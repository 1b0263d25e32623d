import { computed, linkedSignal, Signal, signal } from '@angular/core';
import { Brush, ChartSpec, PickedPoint, Point } from './chart-spec';
import { stopsOf } from './chart-card';
import { Area, Layout } from './layout';
import { brushOf, nearestPoint, ordered, Placed } from './placed-points';

const REACH_PX = 24;
/** Where there are lines to read between the points. */
const REACH_BESIDE_LINES_PX = 8;
const DRAGGED_PX = 4;
const PAGE = 10;

/** What is pointed at: a point, or the lines at an x. */
export type Active = { kind: 'point'; point: PickedPoint } | { kind: 'line'; x: number };

interface Chart {
  spec: Signal<ChartSpec>;
  layout: Signal<Layout>;
  placed: Signal<Placed[]>;
  clickable: Signal<boolean>;
  brushable: Signal<boolean>;
  open: (point: PickedPoint) => void;
  brush: (brush: Brush | null) => void;
}

/** Pointing, selecting and moving within a chart, by pointer and by keyboard. Places are pixels of the layout. */
export class ChartInteraction {
  /** Whether the last move was made with the keyboard. */
  readonly byKey = signal(false);
  private readonly pointed = signal<Active | null>(null);
  /** Points that are no longer there are not pointed at. */
  readonly active = computed<Active | null>(() => {
    const active = this.pointed();
    return active?.kind === 'point' ? this.current(active.point) : active;
  });
  /** The rectangle as drawn; none for other axes. */
  readonly selection: ReturnType<typeof linkedSignal<string, Area | null>>;
  private start: Point | null = null;
  private readonly stops = computed(() => stopsOf(this.chart.spec()));
  private readonly order = computed(() => ({
    x: ordered(this.chart.placed(), 'x'),
    y: ordered(this.chart.placed(), 'y'),
  }));

  constructor(private readonly chart: Chart) {
    this.selection = linkedSignal<string, Area | null>({
      source: () => `${chart.spec().x.label}\n${chart.spec().y.label}`,
      computation: () => null,
    });
  }

  down(at: Point): void {
    this.point(at);
    if (this.chart.brushable()) {
      this.start = at;
    }
  }

  move(at: Point): void {
    if (this.start && Math.hypot(at.x - this.start.x, at.y - this.start.y) > DRAGGED_PX) {
      this.pointed.set(null);
      this.selection.set(this.area(this.start, at));
    } else if (!this.start) {
      this.point(at);
    }
  }

  up(at: Point): void {
    const start = this.start;
    this.start = null;
    const area = this.selection();
    if (start && area && Math.hypot(at.x - start.x, at.y - start.y) > DRAGGED_PX) {
      this.chart.brush(brushOf(this.chart.placed(), area, this.chart.layout()));
    } else {
      this.open();
    }
  }

  /** The pointer has left the chart, or the browser has taken it to scroll. */
  cancel(): void {
    this.start = null;
    this.pointed.set(null);
  }

  reset(): void {
    this.start = null;
    if (this.selection()) {
      this.selection.set(null);
      this.chart.brush(null);
    }
  }

  /** True where the key means something here. */
  key(name: string): boolean {
    this.byKey.set(true);
    switch (name) {
      case 'Enter':
        return this.open();
      case 'Escape':
        this.reset();
        this.pointed.set(null);
        return true;
      default:
        return this.step(name);
    }
  }

  private step(key: string): boolean {
    const steps: Record<string, number> = {
      ArrowLeft: -1,
      ArrowRight: 1,
      ArrowUp: -1,
      ArrowDown: 1,
      PageUp: -PAGE,
      PageDown: PAGE,
      Home: -Infinity,
      End: Infinity,
    };
    const step = steps[key];
    if (step === undefined) {
      return false;
    }
    const stops = this.stops();
    if (stops.length > 0 && !this.chart.clickable()) {
      const active = this.pointed();
      const from = active?.kind === 'line' ? stops.indexOf(active.x) : -1;
      this.pointed.set({ kind: 'line', x: stops[next(from, step, stops.length)] ?? NaN });
    } else {
      const points = this.order()[key === 'ArrowUp' || key === 'ArrowDown' || this.bars ? 'y' : 'x'];
      const active = this.active();
      const from =
        active?.kind === 'point'
          ? points.findIndex(({ series, index }) => series === active.point.series && index === active.point.index)
          : -1;
      const point = points[next(from, step, points.length)];
      this.pointed.set(point ? { kind: 'point', point } : null);
    }
    return true;
  }

  private point(at: Point): void {
    this.byKey.set(false);
    const reach = this.stops().length > 0 ? REACH_BESIDE_LINES_PX : REACH_PX;
    const point = nearestPoint(this.chart.placed(), at, reach, this.bars);
    this.pointed.set(point ? { kind: 'point', point } : this.lineAt(at));
  }

  private lineAt(at: Point): Active | null {
    const { x, plot } = this.chart.layout();
    if (at.x < plot.left || at.x > plot.right || at.y > plot.bottom) {
      return null;
    }
    const away = (stop: number) => Math.abs(x.place(stop) - at.x);
    const nearest = this.stops().reduce<number | null>(
      (best, stop) => (best === null || away(stop) < away(best) ? stop : best),
      null,
    );
    return nearest === null ? null : { kind: 'line', x: nearest };
  }

  private open(): boolean {
    const active = this.active();
    if (!this.chart.clickable() || active?.kind !== 'point') {
      return false;
    }
    this.chart.open(active.point);
    return true;
  }

  /** The same point in the present series. */
  private current({ series: { points }, index }: PickedPoint): Active | null {
    const series = this.chart.spec().series.find((each) => each.points === points);
    return series && index < points.length ? { kind: 'point', point: { series, index } } : null;
  }

  private area(from: Point, to: Point): Area {
    const { plot } = this.chart.layout();
    const [xs, ys] = [
      [from.x, to.x],
      [from.y, to.y],
    ];
    return {
      left: Math.max(plot.left, Math.min(...xs)),
      right: Math.min(plot.right, Math.max(...xs)),
      top: Math.max(plot.top, Math.min(...ys)),
      bottom: Math.min(plot.bottom, Math.max(...ys)),
    };
  }

  private get bars(): boolean {
    return !!this.chart.spec().y.categories;
  }
}

/** The first step leads to the first of them, or to the last when it leads back. */
function next(from: number, step: number, count: number): number {
  const start = from >= 0 ? from : step < 0 ? count : -1;
  return Math.min(Math.max(start + step, 0), count - 1);
}
