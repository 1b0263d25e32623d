import { Axis, ChartSpec, hasPoints, Series } from './chart-spec';

export interface ChartTable {
  columns: string[];
  rows: (number | string | null)[][];
}

/** Lines share one table by x; each set of points has its own. */
export function toTables(spec: ChartSpec): ChartTable[] {
  const shown = spec.series.filter(({ guide }) => !guide);
  const lines = shown.filter((series) => !hasPoints(series, spec));
  const clouds = shown.filter((series) => hasPoints(series, spec));
  const merged = mergedLines(spec, lines);
  return [...(merged.rows.length > 0 ? [merged] : []), ...clouds.map((series) => pointTable(spec, series))];
}

function mergedLines({ x: axis }: ChartSpec, lines: readonly Series[]): ChartTable {
  const columns = lines.flatMap(({ label, upper }) => (upper ? [`${label} ↓`, `${label} ↑`] : [label]));
  const rows = new Map<number, (number | null)[]>();
  let at = 0;
  for (const { points, upper } of lines) {
    points.forEach(({ x, y }, index) => {
      if (Number.isNaN(y)) {
        return;
      }
      const row = rows.get(x) ?? Array<number | null>(columns.length).fill(null);
      row[at] = y;
      if (upper) {
        row[at + 1] = upper[index] ?? null;
      }
      rows.set(x, row);
    });
    at += upper ? 2 : 1;
  }
  const sorted = [...rows].sort(([a], [b]) => a - b);
  return { columns: [axis.label, ...columns], rows: sorted.map(([x, row]) => [nameOf(x, axis), ...row]) };
}

function pointTable({ x, y }: ChartSpec, { label, column = label, points, intervals }: Series): ChartTable {
  const swapped = !!y.categories;
  return {
    columns: [swapped ? y.label : x.label, column, ...(intervals ? [`${column} ↓`, `${column} ↑`] : [])],
    rows: points.map((point, index) => [
      swapped ? nameOf(point.y, y) : nameOf(point.x, x),
      swapped ? point.x : nameOf(point.y, y),
      ...(intervals ? [intervals[index]?.lower ?? null, intervals[index]?.upper ?? null] : []),
    ]),
  };
}

/** Name of a category, or a moment as code writes it; any other value itself. */
export function nameOf(value: number, { categories, strips, code }: Axis): number | string {
  return (categories ?? strips)?.[value] ?? code?.(value) ?? value;
}
