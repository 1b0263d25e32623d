import type { CalendarTicks } from '../column-types/column-type';

export interface Point {
  x: number;
  y: number;
}

export interface Bounds {
  lower: number;
  upper: number;
}

/** What a mark means; each has its own look in both themes. */
export type Role = 'data' | 'model' | 'other' | 'band' | 'guess' | 'asked' | 'validation' | 'best' | 'baseline';

/** What the tooltip says about a point. */
export interface PointCard {
  title?: string;
  lines: readonly { label: string; value: string }[];
}

/**
 * `data`, `asked` and `best` are points, `band` is an area, and the others are lines. Along categories there are no
 * lines: points with whiskers where x has categories, bars with whiskers where y has.
 */
export interface Series {
  label: string;
  role: Role;
  points: readonly Point[];
  /** Upper edge of a band, point by point. */
  upper?: readonly number[];
  /** Name of its values in the table, where that is not the label. */
  column?: string;
  /** Helps to read the chart; it is in neither the table nor the tooltip. */
  guide?: boolean;
  /** Rings instead of dots: test rows, and guesses. */
  hollow?: boolean;
  /** Interval or whisker of each point, in the units of the values. */
  intervals?: readonly (Bounds | null)[];
  /** Width of the bin around each point: drawn as a histogram that stands on zero. */
  bin?: number;
  /** Points farther apart than this are not connected. */
  gap?: number;
  /** Opacity of each point from 0 to 1, which is full where unset: rows that matter solid, the others faint. */
  emphasis?: readonly number[];
  /** Contents of a point's tooltip; by default its two values. */
  describe?: (index: number) => PointCard;
  /** Text at the end of each bar; by default its value. */
  values?: readonly string[];
  /** Writes the label at the end of the line and not into the legend. */
  inline?: boolean;
}

export interface Axis {
  label: string;
  /** By default, positive values that span more than three powers of ten get a logarithmic axis. */
  log?: boolean;
  /** Where it begins and ends; by default where the values do. */
  range?: Bounds;
  /** Names of an axis of categories; a value is a position among them. */
  categories?: readonly string[];
  /** Names of strips along the y axis, each for one category, within which the points are spread. */
  strips?: readonly string[];
  /** What the numbers stand for, where those are dates or times: the ticks are round ones of them. */
  calendar?: CalendarTicks;
  /** Writes a value in tables and files, where that is not the number itself. */
  code?: (value: number) => string;
  /** Where there is data. The axis outside is hatched. */
  seen?: Bounds;
  /** Writes a value in tooltips and at bars; by default with four significant digits. */
  format?: (value: number) => string;
}

export interface ChartSpec {
  /** Text alternative of the picture. */
  summary: string;
  x: Axis;
  y: Axis;
  series: readonly Series[];
  /** Both axes have the same scale, so that equal values lie on the diagonal. */
  square?: boolean;
}

/** A point, by its index in its series. */
export interface PickedPoint {
  series: Series;
  index: number;
}

/** A rectangle drawn over the chart, and the points within. */
export interface Brush {
  x: Bounds;
  y: Bounds;
  picked: { series: Series; indexes: number[] }[];
}

const POINTS: ReadonlySet<Role> = new Set<Role>(['data', 'asked', 'best']);

/** Whether the series is a set of points, or of bars, and not a line or an area. */
export function hasPoints({ role }: Series, { x, y }: ChartSpec): boolean {
  return POINTS.has(role) || (role !== 'band' && (!!y.categories || (!!x.categories && role === 'model')));
}

/** Whether all of its points are drawn faintly. */
export function isFaint({ emphasis = [] }: Series): boolean {
  return emphasis.length > 0 && emphasis.every((opacity) => opacity < 0.5);
}
