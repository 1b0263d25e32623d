import { Bounds, ChartSpec, hasPoints, Point, Role, Series } from './chart-spec';
import { Area, barText, Layout } from './layout';

/** With more points, their intervals hide each other. */
export const MOST_INTERVALS = 100;

const BAR_HEIGHT = 16;
const CAP = 4;

export interface Path {
  role: Role;
  d: string;
}

export interface Bar {
  role: Role;
  x: number;
  y: number;
  width: number;
  height: number;
  text: string;
  textX: number;
}

export interface Dot {
  role: Role;
  hollow: boolean;
  x: number;
  y: number;
}

export interface Label {
  text: string;
  x: number;
  y: number;
}

/** Marks that are drawn as vectors: everything but the points of `data`. */
export interface Marks {
  hatched: Area[];
  bands: Path[];
  intervals: Path[];
  lines: Path[];
  bars: Bar[];
  whiskers: Path[];
  dots: Dot[];
  labels: Label[];
}

export function marksOf(spec: ChartSpec, layout: Layout): Marks {
  const points = spec.series.filter((series) => hasPoints(series, spec));
  const others = spec.series.filter((series) => !hasPoints(series, spec));
  const clouds = points.filter(({ role }) => role === 'data');
  const single = points.filter(({ role }) => role !== 'data');
  const alongBars = !!spec.y.categories;
  const estimates = alongBars ? points : spec.x.categories ? single : [];
  return {
    hatched: hatchedAreas(spec.x.seen, layout),
    bands: [
      ...others.filter(({ role }) => role === 'band').map((series) => bandPath(series, layout)),
      ...others.filter(({ bin }) => bin).map((series) => histogramPath(series, layout)),
    ],
    intervals: alongBars
      ? []
      : clouds
          .filter((each) => each.points.length <= MOST_INTERVALS)
          .map((each) => whiskerPath(each, layout, false, 0)),
    lines: others
      .filter(({ role }) => role !== 'band')
      .map((series) => (series.bin ? histogramPath(series, layout) : linePath(series, layout))),
    bars: alongBars ? points.flatMap((series) => barsOf(series, spec, layout)) : [],
    whiskers: estimates.map((series) => whiskerPath(series, layout, alongBars, CAP)),
    dots: alongBars ? [] : single.flatMap((series) => dotsOf(series, layout)),
    labels: others.filter(({ inline }) => inline).flatMap((series) => labelOf(series, layout)),
  };
}

/** Parts of the plot where the axis leaves the data. */
function hatchedAreas(seen: Bounds | undefined, { plot, x }: Layout): Area[] {
  return seen
    ? [
        { ...plot, right: Math.min(plot.right, x.place(seen.lower)) },
        { ...plot, left: Math.max(plot.left, x.place(seen.upper)) },
      ].filter(({ left, right }) => right - left > 12)
    : [];
}

function linePath({ role, points, gap = Infinity }: Series, layout: Layout): Path {
  let before: Point | undefined;
  const parts = dense(points, layout).map((point) => {
    const joined = before && !Number.isNaN(before.y) && point.x - before.x <= gap;
    before = point;
    return Number.isNaN(point.y) ? '' : `${joined ? 'L' : 'M'}${at(point.x, point.y, layout)}`;
  });
  return { role, d: parts.join('') };
}

/** A straight line of values is a curve where only one axis is logarithmic. */
function dense(points: readonly Point[], { x, y }: Layout): readonly Point[] {
  const [from, to] = points;
  if (points.length !== 2 || !from || !to || x.log === y.log || from.y === to.y) {
    return points;
  }
  const part = (step: number) => step / 64;
  return Array.from({ length: 65 }, (_, step) => ({
    x: from.x + (to.x - from.x) * part(step),
    y: from.y + (to.y - from.y) * part(step),
  }));
}

/** The outline of the bars, which touch. */
function histogramPath({ role, points, bin = 0 }: Series, layout: Layout): Path {
  const steps = points.map(({ x, y }) => `L${at(x - bin / 2, y, layout)}L${at(x + bin / 2, y, layout)}`);
  const [first, last] = [points[0]?.x ?? 0, points.at(-1)?.x ?? 0];
  return {
    role,
    d: points.length > 0 ? `M${at(first - bin / 2, 0, layout)}${steps.join('')}L${at(last + bin / 2, 0, layout)}` : '',
  };
}

function bandPath({ role, points, upper }: Series, layout: Layout): Path {
  const runs: { x: number; lower: number; upper: number }[][] = [[]];
  points.forEach(({ x, y }, index) => {
    const edge = upper?.[index] ?? NaN;
    if (Number.isNaN(y + edge)) {
      runs.push([]);
    } else {
      runs.at(-1)?.push({ x, lower: y, upper: edge });
    }
  });
  const polygons = runs
    .filter(({ length }) => length > 0)
    .map((run) => {
      const edges = [
        ...run.map((p) => at(p.x, p.lower, layout)),
        ...run.reverse().map((p) => at(p.x, p.upper, layout)),
      ];
      return `M${edges.join('L')}Z`;
    });
  return { role, d: polygons.join('') };
}

function whiskerPath({ role, points, intervals }: Series, layout: Layout, along: boolean, cap: number): Path {
  const parts = points.map(({ x, y }, index) => {
    const interval = intervals?.[index];
    if (!interval || interval.lower === interval.upper) {
      return '';
    }
    const scale = along ? layout.x : layout.y;
    const [across, from, to] = [
      along ? layout.y.place(y) : layout.x.place(x),
      scale.place(interval.lower),
      scale.place(interval.upper),
    ];
    return along
      ? `M${from} ${across}H${to}M${from} ${across - cap}v${2 * cap}M${to} ${across - cap}v${2 * cap}`
      : `M${across} ${from}V${to}` +
          (cap > 0 ? `M${across - cap} ${from}h${2 * cap}M${across - cap} ${to}h${2 * cap}` : '');
  });
  return { role, d: parts.join('') };
}

function barsOf({ role, points, intervals, values }: Series, { x: axis }: ChartSpec, { x, y }: Layout): Bar[] {
  const height = Math.min(BAR_HEIGHT, (y.place(1) - y.place(0)) * 0.7);
  return points.map((point, index) => ({
    role,
    x: x.place(Math.min(point.x, 0)),
    y: y.place(point.y) - height / 2,
    width: Math.abs(x.place(point.x) - x.place(0)),
    height,
    text: barText(axis, point.x, values?.[index]),
    textX: x.place(Math.max(point.x, intervals?.[index]?.upper ?? point.x, 0)) + 8,
  }));
}

function dotsOf({ role, points, hollow = false }: Series, { x, y }: Layout): Dot[] {
  return points
    .map((point) => ({ role, hollow, x: x.place(point.x), y: y.place(point.y) }))
    .filter((dot) => Number.isFinite(dot.x + dot.y));
}

/** Above the right end of the line. */
function labelOf({ label, points }: Series, { plot, x, y }: Layout): Label[] {
  const last = points.filter((point) => !Number.isNaN(point.y)).at(-1);
  return last ? [{ text: label, x: Math.min(x.place(last.x), plot.right), y: y.place(last.y) - 5 }] : [];
}

function at(x: number, y: number, layout: Layout): string {
  return `${layout.x.place(x).toFixed(2)} ${layout.y.place(y).toFixed(2)}`;
}
