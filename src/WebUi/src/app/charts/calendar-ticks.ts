import { CalendarTicks } from '../column-types/column-type';
import type { Language } from '../core/i18n/i18n';
import { Bounds } from './chart-spec';

const [MINUTE, HOUR, DAY] = [60, 3600, 86_400];
const STEPS = [
  1,
  5,
  15,
  30,
  MINUTE,
  5 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  DAY,
  2 * DAY,
  7 * DAY,
];
const MONTHS = [1, 3, 6, 12, 24, 60, 120, 300, 600, 1200, 3000, 6000, 12_000];
const MONTH = 30.436875 * DAY;
/** 1970 began on a Thursday; weeks begin on Monday. */
const MONDAY = 4 * DAY;

/** Round moments: full minutes, hours, days, Mondays, months or years, at most so many. */
export function calendarTicks({ lower, upper }: Bounds, most: number, kind: CalendarTicks): number[] {
  const rough = (upper - lower) / most;
  if (!(rough > 0) || !Number.isFinite(rough)) {
    return [];
  }
  const step = STEPS.find((each) => each >= rough * 0.999);
  if (step !== undefined || kind === 'time') {
    return multiples({ lower, upper }, step ?? 12 * HOUR, step === 7 * DAY ? MONDAY : 0);
  }
  const months = MONTHS.find((each) => each * MONTH >= rough * 0.999) ?? 12_000;
  return monthStarts({ lower, upper }, months);
}

/** `07:00`, `3 Apr`, `Apr 2025` or `2025`, as their distance asks for; the year once for all days of it. */
export function labelMoments(values: readonly number[], kind: CalendarTicks, language: Language): string[] {
  const [first = 0, second = first] = values;
  const step = values.length > 1 ? second - first : DAY;
  const part = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(language, { timeZone: 'UTC', ...options });
    return (seconds: number) => format.format(new Date(seconds * 1000));
  };
  const clock = (seconds: number) => clockOf(seconds, step < MINUTE);
  if (kind === 'time') {
    return values.map(clock);
  }
  const month = part({ month: 'short' });
  const year = (seconds: number) => String(new Date(seconds * 1000).getUTCFullYear());
  const day = (seconds: number) => `${new Date(seconds * 1000).getUTCDate()} ${month(seconds)}`;
  if (step >= 360 * DAY) {
    return values.map(year);
  }
  if (step >= 28 * DAY) {
    return values.map((value) => `${month(value)} ${year(value)}`);
  }
  return values.map((value, index) => {
    const before = values[index - 1];
    const newYear = before === undefined || year(before) !== year(value);
    if (step >= DAY) {
      return newYear ? `${day(value)} ${year(value)}` : day(value);
    }
    return before === undefined || day(before) !== day(value) ? `${day(value)}, ${clock(value)}` : clock(value);
  });
}

function multiples({ lower, upper }: Bounds, step: number, offset: number): number[] {
  const first = Math.ceil((lower - offset) / step);
  const count = Math.floor((upper - offset) / step) - first + 1;
  return Array.from({ length: Math.max(count, 0) }, (_, index) => (first + index) * step + offset);
}

function monthStarts({ lower, upper }: Bounds, months: number): number[] {
  const begin = new Date(lower * 1000);
  const first = Math.floor((begin.getUTCFullYear() * 12 + begin.getUTCMonth()) / months);
  const starts: number[] = [];
  for (let index = first; ; index++) {
    const date = new Date(0);
    date.setUTCFullYear(Math.floor((index * months) / 12), (index * months) % 12, 1);
    const seconds = date.getTime() / 1000;
    if (!(seconds <= upper)) {
      return starts;
    }
    if (seconds >= lower) {
      starts.push(seconds);
    }
  }
}

function clockOf(seconds: number, withSeconds: boolean): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const ofDay = ((seconds % DAY) + DAY) % DAY;
  const clock = `${two(ofDay / HOUR)}:${two((ofDay % HOUR) / MINUTE)}`;
  return withSeconds ? `${clock}:${two(ofDay % MINUTE)}` : clock;
}
