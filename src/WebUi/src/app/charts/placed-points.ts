import { Area, Layout } from './layout';
import { Brush, ChartSpec, hasPoints, PickedPoint, Series } from './chart-spec';

/** Irrational, and unlike each other, so that points spread both ways lie on no line. */
const ACROSS = 0.618;
const ALONG = 0.7549;

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
    .map((series) => {
      const { points } = series;
      const apart = spread && series.role === 'data';
      const stripped = !!spec.y.strips && series.role === 'data';
      const [x, y] = [new Float64Array(points.length), new Float64Array(points.length)];
      for (let index = 0; index < points.length; index++) {
        const point = points[index] ?? { x: NaN, y: NaN };
        x[index] = layout.x.place(apart ? point.x + aside(index, ACROSS) : point.x);
        y[index] = layout.y.place(stripped ? point.y + aside(index, ALONG) : point.y);
      }
      return { series, x, y };
    });
}

/** Points of one category are beside each other, always in the same way, so that they can be told apart. */
function aside(index: number, step: number): number {
  return (((index * step) % 1) - 0.5) * 0.6;
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

export function brushOf(placed: readonly Placed[], area: Area, layout: Layout): Brush {
  return {
    ...valuesOf(area, layout),
    picked: placed.flatMap((set) => {
      const indexes = set.series.points.flatMap((_, index) => (inside(set, index, area) ? [index] : []));
      return indexes.length > 0 ? [{ series: set.series, indexes }] : [];
    }),
  };
}

/** Values at the edges of an area; y grows upwards. */
export function valuesOf({ left, right, top, bottom }: Area, { x, y }: Layout): Pick<Brush, 'x' | 'y'> {
  return { x: { lower: x.value(left), upper: x.value(right) }, y: { lower: y.value(bottom), upper: y.value(top) } };
}

function inside({ x, y }: Placed, index: number, { left, right, top, bottom }: Area): boolean {
  const [across, down] = [x[index] ?? NaN, y[index] ?? NaN];
  return across >= left && across <= right && down >= top && down <= bottom;
}
