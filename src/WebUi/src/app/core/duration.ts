import { NumberFormatter } from './number-formatter';

/** `4.2 s`, `48 s`, `3 min 20 s`, `1 h 5 min`: the symbols are the same in every language. */
export function formatDuration(milliseconds: number, numbers: NumberFormatter): string {
  const seconds = Math.max(milliseconds, 0) / 1000;
  if (seconds < 9.95) {
    return `${numbers.format(Math.round(seconds * 10) / 10)}\u00a0s`;
  }
  const whole = Math.round(seconds);
  if (whole < 60) {
    return `${whole}\u00a0s`;
  }
  if (whole < 3600) {
    return joined(Math.floor(whole / 60), 'min', whole % 60, 's');
  }
  const minutes = Math.round(whole / 60);
  return joined(Math.floor(minutes / 60), 'h', minutes % 60, 'min');
}

/** Of a time that is estimated: to five or ten seconds, so that it does not flicker. */
export function formatRoughDuration(seconds: number, numbers: NumberFormatter): string {
  const step = seconds < 20 ? 1 : seconds < 60 ? 5 : 10;
  return formatDuration(Math.max(step, Math.round(seconds / step) * step) * 1000, numbers);
}

function joined(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small > 0 ? `${large}\u00a0${largeUnit} ${small}\u00a0${smallUnit}` : `${large}\u00a0${largeUnit}`;
}
