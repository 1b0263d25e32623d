import { Language } from '../core/i18n/i18n';
import { powerOfTen } from '../core/rounding';
import { Bounds } from './chart-spec';
import { opened } from './scale';

const COMPACT_FROM = 1e6;

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

/** Bounds of the values, never empty. */
export function rangeOf(values: readonly number[]): Bounds {
  let lower = Infinity;
  let upper = -Infinity;
  for (const value of values) {
    lower = Math.min(lower, value);
    upper = Math.max(upper, value);
  }
  return opened({ lower, upper });
}

export interface TickLabels {
  labels: string[];
  /** Exponent of the factor 10ⁿ that belongs into the title of the axis. */
  exponent: number;
}

/** Labels with the same decimals: compact from a million on, divided by a common factor beyond what words can name. */
export function labelTicks(values: readonly number[], log: boolean, language: Language): TickLabels {
  if (log) {
    return { labels: values.map((value) => logLabel(value, language)), exponent: 0 };
  }
  const largest = Math.max(...values.map(Math.abs), 0);
  const magnitude = largest > 0 ? Math.floor(Math.log10(largest)) : 0;
  const exponent = magnitude >= 15 || magnitude < -3 ? magnitude : 0;
  const compact = exponent === 0 && largest >= COMPACT_FROM;
  const scaled = values.map((value) => Number((value / 10 ** exponent).toPrecision(12)));
  const decimals = compact ? 0 : Math.max(...scaled.map((value) => String(value).split('.')[1]?.length ?? 0));
  const format = new Intl.NumberFormat(language, {
    // Years have no separator.
    useGrouping: largest >= 10_000,
    ...(compact ? { notation: 'compact', maximumSignificantDigits: 12 } : { minimumFractionDigits: decimals }),
  });
  return { labels: scaled.map((value) => trueMinus(format.format(value))), exponent };
}

/** `flux (× 10⁻¹⁰ W)` of `flux (W)`. */
export function withFactor(label: string, exponent: number): string {
  const factor = `× ${powerOfTen(exponent)}`;
  const [, name, unit] = /^(.*) \(([^()\s]*)\)$/.exec(label) ?? [];
  return exponent === 0 ? label : name ? `${name} (${factor} ${unit ?? ''})` : `${label} (${factor})`;
}

function logLabel(value: number, language: Language): string {
  const exponent = Math.floor(Math.log10(value) + 1e-9);
  const digits = new Intl.NumberFormat(language, { maximumSignificantDigits: 3 });
  if (exponent >= -4 && exponent < 15) {
    const notation = value >= COMPACT_FROM ? 'compact' : 'standard';
    return new Intl.NumberFormat(language, { maximumSignificantDigits: 3, notation }).format(value);
  }
  const factor = value / 10 ** exponent;
  return Math.abs(factor - 1) < 1e-6 ? powerOfTen(exponent) : `${digits.format(factor)} × ${powerOfTen(exponent)}`;
}

function trueMinus(text: string): string {
  return text.replace('-', '\u2212');
}
