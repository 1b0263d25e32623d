import { Texts } from '../core/i18n/i18n';
import { Axis, Bounds, ChartSpec, hasPoints, PickedPoint, PointCard, Series } from './chart-spec';

/** Contents of the tooltip of a point. */
export function pointCard(spec: ChartSpec, { series, index }: PickedPoint, t: Texts['charts']): PointCard {
  const point = series.points[index];
  if (series.describe || !point) {
    return series.describe?.(index) ?? { lines: [] };
  }
  const { x, y } = spec;
  const interval = series.intervals?.[index];
  const range = interval ? [{ label: t.range, value: written(interval, y.categories ? x : y) }] : [];
  return y.categories
    ? { title: text(point.y, y), lines: [{ label: series.label, value: text(point.x, x) }, ...range] }
    : { lines: [{ label: x.label, value: text(point.x, x) }, { label: y.label, value: text(point.y, y) }, ...range] };
}

/** Contents of the tooltip of the lines at one x. */
export function lineCard(spec: ChartSpec, x: number): PointCard {
  const lines = linesOf(spec).flatMap((series) => {
    const index = series.points.findIndex((point) => point.x === x && !Number.isNaN(point.y));
    const y = series.points[index]?.y ?? between(series, x);
    const edge = series.upper?.[index];
    const value = edge === undefined ? text(y, spec.y) : written({ lower: y, upper: edge }, spec.y);
    return Number.isNaN(y) ? [] : [{ label: series.label, value }];
  });
  return { title: `${spec.x.label}: ${text(x, spec.x)}`, lines };
}

/** Value of a reference line between its ends; others have values at their points only. */
function between({ role, points: [from, to] }: Series, x: number): number {
  return role === 'baseline' && from && to && from.x <= x && x <= to.x
    ? from.y + ((to.y - from.y) * (x - from.x)) / (to.x - from.x)
    : NaN;
}

/** Every x at which a line has a value, in their order. */
export function stopsOf(spec: ChartSpec): number[] {
  const stops = linesOf(spec).flatMap(({ points }) => points.flatMap(({ x, y }) => (Number.isNaN(y) ? [] : [x])));
  return [...new Set(stops)].sort((a, b) => a - b);
}

function linesOf(spec: ChartSpec): Series[] {
  return spec.series.filter((series) => !series.guide && !hasPoints(series, spec));
}

function written({ lower, upper }: Bounds, axis: Axis): string {
  return `${text(lower, axis)} – ${text(upper, axis)}`;
}

function text(value: number, axis: Axis): string {
  return axis.categories?.[value] ?? axis.format?.(value) ?? String(value);
}
