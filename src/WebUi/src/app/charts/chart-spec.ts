export interface Point {
  x: number;
  y: number;
}

export interface Bounds {
  lower: number;
  upper: number;
}

/** What a mark means; each has its own look in both themes. */
export type Role = 'data' | 'model' | 'band' | 'guess' | 'asked' | 'validation' | 'best' | 'baseline';

export interface Series {
  label: string;
  role: Role;
  points: readonly Point[];
  /** The other edge of a band, point by point. */
  upper?: readonly number[];
  /** What the table calls its values, where that is not the label. */
  column?: string;
  /** Only there to compare with: of no use in the table. */
  guide?: boolean;
  /** Rows of the test part: rings instead of dots. */
  hollow?: boolean;
  /** An interval for each point of a cloud. */
  intervals?: readonly (Bounds | null)[];
  /** No line is drawn between points farther apart than this. */
  gap?: number;
}

export interface Axis {
  label: string;
  log?: boolean;
  /** Where it begins and ends; just around the points where it is not said. */
  range?: Bounds;
  /** For an axis of categories: their names; a value is a place among them. */
  categories?: readonly string[];
}

export interface ChartSpec {
  /** What the picture shows, for those who cannot see it. */
  summary: string;
  x: Axis;
  y: Axis;
  series: readonly Series[];
}

export interface ChartTable {
  columns: string[];
  rows: (number | string | null)[][];
}

const MARKS: ReadonlySet<Role> = new Set(['data', 'asked', 'best']);

/** Lines share one table by x, each cloud of points has its own. */
export function toTables(spec: ChartSpec): ChartTable[] {
  const shown = spec.series.filter(({ guide }) => !guide);
  const lines = shown.filter(({ role }) => !MARKS.has(role));
  const clouds = shown.filter((series) => !lines.includes(series));
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
  const merged = [...rows].sort(([a], [b]) => a - b).map(([x, row]) => [x, ...row]);
  return [
    ...(merged.length > 0 ? [{ columns: [spec.x.label, ...columns], rows: merged }] : []),
    ...clouds.map(({ label, column = label, points, intervals }) => ({
      columns: [spec.x.label, column, ...(intervals ? [`${column} ↓`, `${column} ↑`] : [])],
      rows: points.map(({ x, y }, index) => [
        spec.x.categories?.[x] ?? x,
        y,
        ...(intervals ? [intervals[index]?.lower ?? null, intervals[index]?.upper ?? null] : []),
      ]),
    })),
  ];
}
