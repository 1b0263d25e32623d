import { computed, inject, Injectable } from '@angular/core';
import { I18n, Language } from './i18n/i18n';
import { decimalsOf, powerOfTen, Rounding, roundingFor, roundTo } from './rounding';

const CURRENCY = /^[A-Z]{0,3}[$€£¥₹₩]$/;
/** A share this near to 0 or 1 differs from it only by the rounding of sums. */
const COMPUTED_EXACTLY = 1e-9;
const SPACES = /[\s\u00a0\u202f]/g;

/** For computed numbers: four significant digits, all the digits before the decimal mark. */
/** Rounded to significant digits, for figures whose uncertainty is not known. */
export function formatNumber(value: number, language: Language, significantDigits = 4): string {
  const size = Math.abs(value);
  const exponent = size !== 0 && (size >= 1e12 || size < 1e-4) ? Number(size.toExponential().split('e')[1]) : 0;
  const digits = new Intl.NumberFormat(language, { maximumSignificantDigits: significantDigits });
  // Adding zero takes the sign from a zero that was rounded from below.
  return withFactor(trueMinus(digits.format(value / 10 ** exponent + 0)), exponent);
}

/** A share that is not 0 or 1 is not shown as 0 or 100 %: `99.7%`, or `> 99.9%` where a further digit does not tell either. */
export function formatPercent(value: number, language: Language, digits = 0): string {
  const percents = (share: number, shown: number) =>
    new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: shown }).format(share);
  const [rounded, finer] = [toDigits(value, digits), toDigits(value, digits + 1)];
  if (!hidesRest(value, rounded)) {
    return percents(rounded, digits);
  }
  if (!hidesRest(value, finer)) {
    return percents(finer, digits + 1);
  }
  const least = 10 ** -(digits + 3);
  return rounded === 0 ? `<\u00a0${percents(least, digits + 1)}` : `>\u00a0${percents(1 - least, digits + 1)}`;
}

/** Rounded as its uncertainty asks for, with as many decimals as every other number of the same rounding. */
export function formatRounded(value: number, rounding: Rounding, language: Language): string {
  return withFactor(trueMinus(decimals(rounding, language).format(roundTo(value, rounding))), rounding.exponent);
}

/** `588–699`, with the common factor behind both numbers. */
export function formatRange(lower: number, upper: number, rounding: Rounding, language: Language): string {
  const [from, to] = [roundTo(lower, rounding), roundTo(upper, rounding)];
  const format = decimals(rounding, language);
  // The range of two numbers that read alike is written `~5`.
  const range = trueMinus(from < to ? format.formatRange(from, to) : format.format(from));
  return rounding.exponent === 0 ? range : withFactor(`(${range})`, rounding.exponent);
}

/** With all its digits. */
export function formatExact(value: number, language: Language, grouping = true): string {
  const size = Math.abs(value);
  const scientific = size !== 0 && (size >= 1e15 || size < 1e-6);
  return new Intl.NumberFormat(language, {
    maximumSignificantDigits: 17,
    useGrouping: grouping,
    notation: scientific ? 'scientific' : 'standard',
  }).format(Number(value.toPrecision(15)));
}

function decimals(rounding: Rounding, language: Language): Intl.NumberFormat {
  const digits = decimalsOf(rounding);
  return new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

function withFactor(number: string, exponent: number): string {
  return exponent === 0 ? number : `${number}\u00a0×\u00a0${powerOfTen(exponent)}`;
}

function trueMinus(text: string): string {
  return text.replaceAll('-', '\u2212');
}

/**
 * Reads a number as people of this language write it. NaN where it is no number, or where a separator could mean
 * either thing: a silent factor of a thousand is worse than a question.
 */
export function parseNumber(text: string, language: Language): number {
  let plain = text.replace(SPACES, '').replace('\u2212', '-');
  if (language === 'fr') {
    plain = plain.replace(',', '.');
  } else if (/^[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d*)?(e.*)?$/i.test(plain)) {
    plain = plain.replaceAll(',', '');
  }
  const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : NaN;
  return Number.isFinite(value) ? value : NaN;
}

export function formatWithUnit(number: string, unit: string | null | undefined, language: Language): string {
  if (!unit) {
    return number;
  }
  if (language === 'en' && CURRENCY.test(unit)) {
    return number.startsWith('\u2212') ? `\u2212${unit}${number.slice(1)}` : `${unit}${number}`;
  }
  return `${number}\u00a0${unit}`;
}

/** The functions above in the reader's language; reading them in a template follows the language switch. */
@Injectable({ providedIn: 'root' })
export class NumberFormatter {
  readonly language = inject(I18n).language.asReadonly();
  private readonly days = computed(() => new Intl.DateTimeFormat(this.language(), { dateStyle: 'medium' }));
  private readonly dates = computed(
    () => new Intl.DateTimeFormat(this.language(), { dateStyle: 'medium', timeStyle: 'short' }),
  );

  private readonly clocks = computed(() => new Intl.DateTimeFormat(this.language(), { timeStyle: 'short' }));

  format(value: number, significantDigits = 4): string {
    return formatNumber(value, this.language(), significantDigits);
  }

  /** Rounded to two digits of its uncertainty: half the width of its range, or the typical error. */
  measured(value: number, uncertainty: number | null, unit?: string | null): string {
    const rounding = roundingFor(uncertainty, [value]);
    return formatWithUnit(formatRounded(value, rounding, this.language()), unit, this.language());
  }

  /** Numbers of one card or column, with equal decimals. */
  aligned(values: readonly number[], uncertainty: number | null): string[] {
    const rounding = roundingFor(uncertainty, values);
    return values.map((value) => formatRounded(value, rounding, this.language()));
  }

  /** `588–699 °C`; a currency stands before both numbers. */
  range(lower: number, upper: number, uncertainty: number | null, unit?: string | null): string {
    const language = this.language();
    const rounding = roundingFor(uncertainty, [lower, upper]);
    const before = formatWithUnit('', unit, language) === unit ? unit : null;
    if (before && rounding.exponent === 0) {
      const [from, to] = [lower, upper].map((bound) => before + formatRounded(bound, rounding, language));
      return from === to ? `${from}` : `${from}\u00a0–\u00a0${to}`;
    }
    return formatWithUnit(formatRange(lower, upper, rounding, language), unit, language);
  }

  /** With all its digits, to read. */
  exact(value: number): string {
    return trueMinus(formatExact(value, this.language()));
  }

  /** As it would be typed: without group separators. */
  typed(value: number, language = this.language()): string {
    return formatExact(value, language, false);
  }

  parse(text: string, language = this.language()): number {
    return parseNumber(text, language);
  }

  /** `1.2M`, where only the size matters. */
  compact(value: number): string {
    return new Intl.NumberFormat(this.language(), { notation: 'compact', maximumFractionDigits: 1 }).format(value);
  }

  percent(value: number, digits = 0): string {
    return formatPercent(value, this.language(), digits);
  }

  date(iso: string): string {
    return this.dates().format(new Date(iso));
  }

  /** `2:35 PM`, of today. */
  clock(time: Date): string {
    return this.clocks().format(time);
  }

  /** A date without its time. */
  day(iso: string): string {
    return this.days().format(new Date(iso));
  }

  exactWithUnit(value: number, unit: string | null | undefined): string {
    return formatWithUnit(this.exact(value), unit, this.language());
  }

  withUnit(value: number, unit: string | null | undefined): string {
    return formatWithUnit(this.format(value), unit, this.language());
  }
}

/** To digits of a percentage; a zero that was rounded from below has no sign. */
function toDigits(share: number, digits: number): number {
  const scale = 10 ** (digits + 2);
  return Math.round(share * scale) / scale + 0;
}

/** A change, unlike a share, may be below 0 or above 1, and is rounded as any number. */
function hidesRest(share: number, rounded: number): boolean {
  return share > 0 && share < 1 && (rounded === 0 || rounded === 1) && Math.abs(share - rounded) > COMPUTED_EXACTLY;
}
