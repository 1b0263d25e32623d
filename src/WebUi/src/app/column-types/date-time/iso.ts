import { DAY, HOUR, MINUTE } from '../calendar/calendar';
import { formatClock } from '../calendar/clock';

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}(?:\.\d{1,9})?))?(?:(Z)|([+-])(\d{2}):?(\d{2}))?)?$/;

/** Seconds since 1970-01-01T00:00:00 of an ISO 8601 text; null where it is none. An offset is applied. */
export function fromIso(text: string): number | null {
  const match = ISO.exec(text);
  if (!match) {
    return null;
  }
  const [, year, month, day, hours = '0', minutes = '0', seconds = '0', , sign, offsetHours, offsetMinutes] = match;
  const [h, m, s] = [Number(hours), Number(minutes), Number(seconds)];
  const start = daySeconds(Number(year), Number(month), Number(day));
  if (start === null || h > 23 || m > 59 || s >= 60) {
    return null;
  }
  const offset = sign ? (sign === '+' ? 1 : -1) * (Number(offsetHours) * HOUR + Number(offsetMinutes) * MINUTE) : 0;
  return start + h * HOUR + m * MINUTE + s - offset;
}

/** `2025-01-31` at midnight, else `2025-01-31T07:00:00`. */
export function toIso(seconds: number): string {
  const [day, time] = [Math.floor(seconds / DAY), ((seconds % DAY) + DAY) % DAY];
  const date = new Date(day * DAY * 1000);
  const [year, month, date_] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  const text = [String(year).padStart(4, '0'), two(month), two(date_)].join('-');
  const clock = formatClock(time);
  return time === 0 ? text : `${text}T${clock.length === 5 ? `${clock}:00` : clock}`;
}

/** Seconds of the midnight that begins a day; null where there is no such day from year 1 to 9999. */
export function daySeconds(year: number, month: number, day: number): number | null {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const exists = year >= 1 && year <= 9999 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? date.getTime() / 1000 : null;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
