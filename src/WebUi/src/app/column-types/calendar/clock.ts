import { DAY, HOUR, MINUTE } from './calendar';

const TIME = /(?:^|[\s,t])(\d{1,2})\s?(?:(?:[:h]\s?(\d{2})?)(?::(\d{2}(?:\.\d{1,9})?))?)?\s*(am|pm|a\.m\.|p\.m\.|z)?$/i;

/** A time of day at the end of a text, and what stands before it; null where there is none. */
export function splitTime(text: string): { before: string; seconds: number } | null {
  const match = TIME.exec(text);
  if (!match) {
    return null;
  }
  const [whole, hours = '', minutes, seconds, half = ''] = match;
  // A bare number is a year or a day, and no hour.
  if (!/[:h]/i.test(whole) && !/[ap]/i.test(half)) {
    return null;
  }
  const value = clockSeconds(Number(hours), Number(minutes ?? 0), Number(seconds ?? 0), half.charAt(0).toLowerCase());
  return value === null ? null : { before: text.slice(0, match.index).trim(), seconds: value };
}

/** `07:00`, and seconds only where there are some. */
export function formatClock(seconds: number): string {
  const whole = Math.floor(seconds);
  const part = Math.round((seconds - whole) * 1000);
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const clock = `${two(whole / HOUR)}:${two((whole % HOUR) / MINUTE)}`;
  const rest = part > 0 ? `.${String(part).padStart(3, '0')}` : '';
  return whole % MINUTE > 0 || rest ? `${clock}:${two(whole % MINUTE)}${rest}` : clock;
}

function clockSeconds(hours: number, minutes: number, seconds: number, half: string): number | null {
  if (half === 'a' || half === 'p') {
    if (hours < 1 || hours > 12) {
      return null;
    }
    hours = (hours % 12) + (half === 'p' ? 12 : 0);
  }
  const value = hours * HOUR + minutes * MINUTE + seconds;
  return hours > 23 || minutes > 59 || seconds >= 60 || value >= DAY ? null : value;
}
