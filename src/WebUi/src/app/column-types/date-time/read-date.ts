import type { Language } from '../../core/i18n/i18n';
import { splitTime } from '../calendar/clock';
import { daySeconds, fromIso } from './iso';
import { isWeekday, monthOf } from './month-names';

/** Two digits are a year from 1950 to 2049. */
const CENTURY_FROM = 50;
const LONGEST = 60;

/** Seconds since 1970 of a moment as people write it: ISO 8601, `3 Apr 2025 7:30`, `04/03/2025`, `avril 2025`. */
export function readDate(text: string, language: Language): number | null {
  const plain = text.trim();
  if (plain.length > LONGEST) {
    return null;
  }
  const iso = fromIso(plain);
  if (iso !== null) {
    return iso;
  }
  const time = splitTime(plain);
  const day = dayOf(time?.before ?? plain, language);
  return day === null ? null : day + (time?.seconds ?? 0);
}

/** Whether the reader's region writes the day first; read as `3/4/25` is 3 April there, and March 4 elsewhere. */
export function writesDayFirst(language: Language): boolean {
  const region = navigator.languages.find((each) => each.startsWith(language)) ?? language;
  const parts = new Intl.DateTimeFormat(region, { timeZone: 'UTC' }).formatToParts(0);
  const order = parts.map(({ type }) => type);
  return order.indexOf('day') < order.indexOf('month');
}

function dayOf(text: string, language: Language): number | null {
  const words = text.split(/[\s/.,-]+/).filter((word) => word !== '');
  const months = words.filter((word) => monthOf(word) !== null);
  const name = months.at(-1);
  // 'mar' is both a day and a month.
  const numbers = words
    .filter((word) => word !== name && !(isWeekday(word) && name !== undefined))
    .map((word) => word.replace(/(?<=\d)(st|nd|rd|th|er)$/i, ''));
  if (!numbers.every((word) => /^\d{1,4}$/.test(word))) {
    return null;
  }
  return name === undefined
    ? numericDay(numbers, text.includes('.') || writesDayFirst(language))
    : namedDay(numbers, monthOf(name) ?? 0);
}

function namedDay(numbers: readonly string[], month: number): number | null {
  const [first, second] = numbers;
  if (first === undefined || numbers.length > 2) {
    return null;
  }
  if (second === undefined) {
    return first.length === 4 ? daySeconds(Number(first), month, 1) : null;
  }
  return first.length === 4
    ? daySeconds(Number(first), month, Number(second))
    : daySeconds(yearOf(second), month, Number(first));
}

function numericDay([a, b, c, ...more]: readonly string[], dayFirst: boolean): number | null {
  if (a === undefined || b === undefined || more.length > 0) {
    return null;
  }
  if (c === undefined) {
    return a.length === 4
      ? daySeconds(Number(a), Number(b), 1)
      : b.length === 4
        ? daySeconds(Number(b), Number(a), 1)
        : null;
  }
  if (a.length === 4) {
    return daySeconds(Number(a), Number(b), Number(c));
  }
  const [first, second, year] = [Number(a), Number(b), yearOf(c)];
  const isDayFirst = first > 12 || (second <= 12 && dayFirst);
  return isDayFirst ? daySeconds(year, second, first) : daySeconds(year, first, second);
}

function yearOf(text: string): number {
  const year = Number(text);
  return text.length === 4 ? year : text.length === 2 ? year + (year < CENTURY_FROM ? 2000 : 1900) : NaN;
}
