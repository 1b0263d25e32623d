import { Language } from '../../core/i18n/i18n';
import { Calendar, DAY } from '../calendar/calendar';
import { formatClock } from '../calendar/clock';
import { fromIso, toIso } from './iso';
import { readDate } from './read-date';

export const dateTimeCalendar: Calendar = {
  ticks: 'date',
  toSeconds: fromIso,
  toCode: toIso,
  read: readDate,
  format: formatDate,
  // A column whose ends are midnights has no times.
  picker: (extent) =>
    extent === null || (isMidnight(extent.min) && isMidnight(extent.max)) ? 'date' : 'datetime-local',
};

/** `3 Apr 2025`, and the time where there is one. */
function formatDate(seconds: number, language: Language): string {
  const date = new Date(Math.floor(seconds / DAY) * DAY * 1000);
  const month = MONTHS[language].format(date);
  const day = `${date.getUTCDate()} ${month} ${String(date.getUTCFullYear()).padStart(4, '0')}`;
  return isMidnight(seconds) ? day : `${day}, ${formatClock(((seconds % DAY) + DAY) % DAY)}`;
}

const MONTHS: Readonly<Record<Language, Intl.DateTimeFormat>> = {
  en: new Intl.DateTimeFormat('en', { month: 'short', timeZone: 'UTC' }),
  fr: new Intl.DateTimeFormat('fr', { month: 'short', timeZone: 'UTC' }),
};

function isMidnight(seconds: number): boolean {
  return seconds % DAY === 0;
}
