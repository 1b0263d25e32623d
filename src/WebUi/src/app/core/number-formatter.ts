import { computed, inject, Injectable } from '@angular/core';
import { I18n, Language } from './i18n/i18n';

const CURRENCY = /^[A-Z]{0,3}[$€£¥]$/;
const SPACES = /[\s\u00a0\u202f]/g;

/** For computed numbers: four significant digits, all the digits before the decimal mark. */
export function formatNumber(value: number, language: Language, significantDigits = 4): string {
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e12 || size < 1e-4)) {
    return new Intl.NumberFormat(language, {
      notation: 'scientific',
      maximumSignificantDigits: significantDigits,
    }).format(value);
  }
  // Adding zero takes the sign from a zero that was rounded from below.
  return new Intl.NumberFormat(language, { maximumSignificantDigits: significantDigits }).format(value + 0);
}

/** For numbers somebody typed: nothing is rounded away. */
export function formatExact(value: number, language: Language, grouping = true): string {
  const size = Math.abs(value);
  const scientific = size !== 0 && (size >= 1e15 || size < 1e-6);
  return new Intl.NumberFormat(language, {
    maximumSignificantDigits: 17,
    useGrouping: grouping,
    notation: scientific ? 'scientific' : 'standard',
  }).format(Number(value.toPrecision(15)));
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
  return language === 'en' && CURRENCY.test(unit) ? `${unit}\u00a0${number}` : `${number}\u00a0${unit}`;
}

/** The functions above in the reader's language; reading them in a template follows the language switch. */
@Injectable({ providedIn: 'root' })
export class NumberFormatter {
  readonly language = inject(I18n).language.asReadonly();
  private readonly days = computed(() => new Intl.DateTimeFormat(this.language(), { dateStyle: 'medium' }));
  private readonly dates = computed(
    () => new Intl.DateTimeFormat(this.language(), { dateStyle: 'medium', timeStyle: 'short' }),
  );

  format(value: number, significantDigits = 4): string {
    return formatNumber(value, this.language(), significantDigits);
  }

  exact(value: number): string {
    return formatExact(value, this.language());
  }

  /** As it would be typed: without group separators. */
  typed(value: number, language = this.language()): string {
    return formatExact(value, language, false);
  }

  parse(text: string, language = this.language()): number {
    return parseNumber(text, language);
  }

  percent(value: number, digits = 0): string {
    const scale = 10 ** (digits + 2);
    const percents = new Intl.NumberFormat(this.language(), { style: 'percent', maximumFractionDigits: digits });
    // Rounded before, so that a zero that was rounded from below loses its sign.
    return percents.format(Math.round(value * scale) / scale + 0);
  }

  date(iso: string): string {
    return this.dates().format(new Date(iso));
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
