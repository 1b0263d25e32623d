import { Calendar } from '../calendar/calendar';
import { formatClock, splitTime } from '../calendar/clock';

export const timeOfDayCalendar: Calendar = {
  ticks: 'time',
  toSeconds: readClock,
  toCode: formatClock,
  read: readClock,
  format: formatClock,
  picker: () => 'time',
};

function readClock(text: string): number | null {
  const time = splitTime(text.trim());
  return time?.before === '' ? time.seconds : null;
}
