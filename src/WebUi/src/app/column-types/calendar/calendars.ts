import { ColumnKind } from '../../api/generated/models';
import { dateTimeCalendar } from '../date-time/date-time-calendar';
import { timeOfDayCalendar } from '../time-of-day/time-of-day-calendar';
import { Calendar } from './calendar';

/** The calendar of a type of moments. */
export function calendarOf(kind: ColumnKind): Calendar {
  return kind === 'timeOfDay' ? timeOfDayCalendar : dateTimeCalendar;
}
