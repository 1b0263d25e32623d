import type { Language } from '../../core/i18n/i18n';
import { CalendarTicks, Extent } from '../column-type';

/** Native control that offers values to choose from. */
export type Picker = 'date' | 'datetime-local' | 'time';

/** How moments are written. Their values are ISO 8601 texts, their places on an axis are seconds. */
export interface Calendar {
  readonly ticks: CalendarTicks;
  toSeconds(code: string): number | null;
  toCode(seconds: number): string;
  /** Seconds of what somebody typed; null where it means nothing. */
  read(text: string, language: Language): number | null;
  /** To read, and to type. */
  format(seconds: number, language: Language): string;
  picker(extent: Extent | null): Picker;
}

export const MINUTE = 60;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Seconds between the places of a slider. */
export function sliderStep(picker: Picker, { min, max }: Extent): number {
  if (picker === 'date') {
    return DAY;
  }
  const range = max - min;
  return range > 2 * DAY ? HOUR : range > 6 * HOUR ? 15 * MINUTE : MINUTE;
}
