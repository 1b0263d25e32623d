import { Area, Layout } from './layout';
import { Bounds, Brush, ChartSpec, hasPoints, PickedPoint, Series } from './chart-spec';

/** A set of points in pixels. */
export interface Placed {
  series: Series;
  x: Float64Array;
  y: Float64Array;
}

export function placedPoints(spec: ChartSpec, layout: Layout): Placed[] {
  const spread = !!spec.x.categories;
  return spec.series
    .filter((series) => hasPoints(series, spec) && !series.guide)
    .map((series) => ({
      series,
      x: Float64Array.from(series.points, ({ x }, index) =>
        layout.x.place(spread && series.role === 'data' ? x + aside(index) : x),
      ),
      y: Float64Array.from(series.points, ({ y }) => layout.y.place(y)),
    }));
}

/** Points of one category are beside each other, always in the same way, so that they can be told apart. */
function aside(index: number): number {
  return (((index * 0.618) % 1) - 0.5) * 0.6;
}

/** The nearest point within reach of the pointer. Bars are reached along their whole row. */
export function nearestPoint(
  placed: readonly Placed[],
  at: { x: number; y: number },
  reach: number,
  bars: boolean,
): PickedPoint | null {
  let best = reach ** 2;
  let found: PickedPoint | null = null;
  for (const { series, x, y } of placed) {
    for (let index = 0; index < x.length; index++) {
      const away = (bars ? 0 : ((x[index] ?? NaN) - at.x) ** 2) + ((y[index] ?? NaN) - at.y) ** 2;
      if (away < best) {
        best = away;
        found = { series, index };
      }
    }
  }
  return found;
}

/** The points in reading order along one axis, for the arrow keys. */
export function ordered(placed: readonly Placed[], axis: 'x' | 'y'): PickedPoint[] {
  const other = axis === 'x' ? 'y' : 'x';
  return placed
    .flatMap((set) =>
      set.series.points.map((_, index) => ({
        series: set.series,
        index,
        first: set[axis][index] ?? NaN,
        second: set[other][index] ?? NaN,
      })),
    )
    .filter(({ first, second }) => Number.isFinite(first + second))
    .sort((a, b) => a.first - b.first || a.second - b.second);
}

export function brushOf(placed: readonly Placed[], area: Area, { x, y }: Layout): Brush {
  return {
    x: sorted(x.value(area.left), x.value(area.right)),
    y: sorted(y.value(area.bottom), y.value(area.top)),
    picked: placed.flatMap((set) => {
      const indexes = set.series.points.flatMap((_, index) => (inside(set, index, area) ? [index] : []));
      return indexes.length > 0 ? [{ series: set.series, indexes }] : [];
    }),
  };
}

function inside({ x, y }: Placed, index: number, { left, right, top, bottom }: Area): boolean {
  const [across, down] = [x[index] ?? NaN, y[index] ?? NaN];
  return across >= left && across <= right && down >= top && down <= bottom;
}

function sorted(a: number, b: number): Bounds {
  return { lower: Math.min(a, b), upper: Math.max(a, b) };
}
