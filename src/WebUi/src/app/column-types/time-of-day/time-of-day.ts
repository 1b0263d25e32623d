import { calendarType } from '../calendar/calendar-type';
import { timeOfDayCalendar } from './time-of-day-calendar';

/** A time of any day. */
export const timeOfDay = calendarType('timeOfDay', timeOfDayCalendar, (t) => t.fields.notATime);
