import { Language } from '../../core/i18n/i18n';
import { Notation } from '../filter/range-filter';
import { Calendar, DAY, Picker } from './calendar';

/** The ends of a range of moments. Where a column has times, its last day lasts until midnight. */
export function calendarNotation(calendar: Calendar, picker: Picker, language: Language): Notation {
  return {
    read: (text) => calendar.read(text, language) ?? NaN,
    typed: (value) => calendar.format(value, language),
    fromCode: (code) => calendar.toSeconds(code),
    toCode: (value) => calendar.toCode(value),
    ...(picker === 'datetime-local' ? { last: (value) => (value % DAY === 0 ? value + DAY - 1 : value) } : {}),
  };
}
