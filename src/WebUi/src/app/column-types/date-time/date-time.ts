import { calendarType } from '../calendar/calendar-type';
import { dateTimeCalendar } from './date-time-calendar';

/** A date, or a date with a time. */
export const dateTime = calendarType('dateTime', dateTimeCalendar, (t) => t.fields.notADate);
