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

/** For a logarithmic axis: 1, 2, 5 of each power of ten, the powers alone where those are many; round steps within less than that. */
export function logTicks({ lower, upper }: Bounds, most: number): number[] {
  if (!(lower > 0) || !(upper > lower)) {
    return [];
  }
  const decades = Array.from(
    { length: Math.floor(Math.log10(upper)) - Math.floor(Math.log10(lower)) + 1 },
    (_, index) => 10 ** (Math.floor(Math.log10(lower)) + index),
  );
  const within = (values: number[]) =>
    values.filter((value) => value >= lower && value <= upper).map((value) => Number(value.toPrecision(12)));
  const fine = within(decades.flatMap((power) => [power, 2 * power, 5 * power]));
  if (fine.length < 3) {
    return roundTicks({ lower, upper }, most);
  }
  const powers = within(decades);
  const shown = fine.length <= most ? fine : powers;
  const stride = Math.ceil(shown.length / most);
  return shown.filter((_, index) => index % stride === 0);
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
