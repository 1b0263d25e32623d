import { Axis, Bounds, ChartSpec } from './chart-spec';

/** More than three powers of ten are hard to see on a linear axis. */
const LOG_RATIO = 1000;

/** Maps the values of an axis to pixels and back. */
export interface Scale {
  readonly domain: Bounds;
  readonly log: boolean;
  /** Pixels of a value; on a logarithmic axis, a value without a logarithm is at its lower end. */
  place: (value: number) => number;
  /** Value of a pixel. */
  value: (at: number) => number;
}

export function scaleOf(domain: Bounds, log: boolean, from: number, to: number): Scale {
  const [forth, back] = log ? [Math.log, Math.exp] : [same, same];
  const [lower, upper] = [forth(domain.lower), forth(domain.upper)];
  const factor = (to - from) / (upper - lower);
  return {
    domain,
    log,
    place: (value) => from + ((log && value <= 0 ? lower : forth(value)) - lower) * factor,
    value: (at) => back(lower + (at - from) / factor),
  };
}

/** What the values of an axis allow, and where it begins and ends. */
export interface Extent {
  all: Bounds;
  /** Without the values that have no logarithm. */
  positive: Bounds;
  /** Whether a logarithmic axis leaves nothing out. */
  canLog: boolean;
}

export function extentOf(spec: ChartSpec, axis: 'x' | 'y'): Extent {
  const found = new Collector();
  for (const name of spec.square ? (['x', 'y'] as const) : [axis]) {
    collect(found, spec, name);
  }
  return found.extent(spec[axis]);
}

export function prefersLog({ log, categories, strips }: Axis, { positive, canLog }: Extent): boolean {
  return !categories && !strips && canLog && (log ?? spansDecades(positive));
}

/** Whether values are drawn on a logarithmic axis by default; a curve over them needs steps of equal ratio. */
export function spansDecades({ lower, upper }: Bounds): boolean {
  return lower > 0 && upper / lower > LOG_RATIO;
}

export function domainOf({ range, categories, strips }: Axis, { all, positive }: Extent, log: boolean): Bounds {
  const names = categories ?? strips;
  if (names) {
    return { lower: -0.5, upper: names.length - 0.5 };
  }
  const values = log ? positive : all;
  return range && (!log || range.lower > 0) ? range : values;
}

function collect(found: Collector, spec: ChartSpec, axis: 'x' | 'y'): void {
  const alongBars = axis === 'x' && !!spec.y.categories;
  if (alongBars) {
    found.add(0);
  }
  for (const { points, upper, intervals, guide, role } of spec.series) {
    const band = role === 'band' && axis === 'y';
    for (const point of points) {
      if (band) {
        found.addLowerEdge(point.y);
      } else {
        found.add(point[axis], !guide && role !== 'band');
      }
    }
    if (axis === 'y') {
      upper?.forEach((value) => {
        found.add(value);
      });
    }
    // The intervals of many points would squeeze the points themselves.
    if (alongBars || (axis === 'y' && spec.x.categories)) {
      intervals?.forEach((interval) => {
        found.add(interval?.lower ?? NaN);
        found.add(interval?.upper ?? NaN);
      });
    }
  }
}

class Collector {
  private readonly all = { lower: Infinity, upper: -Infinity };
  private readonly positive = { lower: Infinity, upper: -Infinity };
  private canLog = true;

  add(value: number, matters = false): void {
    widen(this.all, value);
    if (value > 0) {
      widen(this.positive, value);
    } else if (matters && value <= 0) {
      this.canLog = false;
    }
  }

  /** An interval that almost reaches zero would stretch a logarithmic axis without end. */
  addLowerEdge(value: number): void {
    widen(this.all, value);
  }

  extent({ range, calendar }: Axis): Extent {
    const found = this.positive.lower < Math.min(this.positive.upper, range?.upper ?? Infinity);
    return { all: opened(this.all), positive: opened(this.positive), canLog: this.canLog && found && !calendar };
  }
}

function widen(bounds: Bounds, value: number): void {
  if (value < bounds.lower && value > -Infinity) {
    bounds.lower = value;
  }
  if (value > bounds.upper && value < Infinity) {
    bounds.upper = value;
  }
}

/** Bounds that hold the values and are never empty. */
export function opened({ lower, upper }: Bounds): Bounds {
  if (lower > upper) {
    return { lower: 0, upper: 1 };
  }
  const air = lower < upper ? 0 : Math.abs(upper) * 0.1 || 1;
  return { lower: lower - air, upper: upper + air };
}

function same(value: number): number {
  return value;
}
