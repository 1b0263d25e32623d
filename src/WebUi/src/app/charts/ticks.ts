import { Bounds } from './chart-spec';

const MARGIN = 0.04;

/** Round numbers in steps of 1, 2 or 5, at most so many. */
export function roundTicks({ lower, upper }: Bounds, most: number): number[] {
  const rough = (upper - lower) / most;
  if (!(rough > 0) || !Number.isFinite(rough)) {
    return [];
  }
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5].find((factor) => factor * power >= rough * 0.999) ?? 10) * power;
  const first = Math.ceil(lower / step);
  const count = Math.floor(upper / step) - first + 1;
  // Multiples of the step carry its rounding error: 0.1 · 3.
  return Array.from({ length: count }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}

/** What an axis has to span to hold the values with a little air around them. */
export function rangeOf(values: readonly number[]): Bounds {
  let lower = Infinity;
  let upper = -Infinity;
  for (const value of values) {
    lower = Math.min(lower, value);
    upper = Math.max(upper, value);
  }
  if (lower > upper) {
    return { lower: 0, upper: 1 };
  }
  const air = (upper - lower) * MARGIN || Math.abs(upper) * 0.1 || 1;
  return { lower: lower - air, upper: upper + air };
}
