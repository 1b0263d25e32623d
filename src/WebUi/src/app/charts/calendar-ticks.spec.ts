import { CalendarTicks } from '../column-types/column-type';
import { calendarTicks, labelMoments } from './calendar-ticks';

const at = (text: string) => Date.parse(`${text}Z`) / 1000;
const labels = (from: string, to: string, most = 6, language: 'en' | 'fr' = 'en') =>
  labelMoments(calendarTicks({ lower: at(from), upper: at(to) }, most, 'date'), 'date', language);

describe('ticks of dates', () => {
  it('are years, months, days or hours, as the distance asks for', () => {
    expect(labels('2001-01-22T00:00', '2016-08-22T00:00')).toEqual(['2005', '2010', '2015']);
    expect(labels('2024-11-05T00:00', '2025-04-20T00:00')).toEqual([
      'Dec 2024',
      'Jan 2025',
      'Feb 2025',
      'Mar 2025',
      'Apr 2025',
    ]);
    expect(labels('2025-03-29T00:00', '2025-04-02T12:00')).toEqual([
      '29 Mar 2025',
      '30 Mar',
      '31 Mar',
      '1 Apr',
      '2 Apr',
    ]);
    expect(labels('2025-04-03T04:00', '2025-04-03T21:00')).toEqual([
      '3 Apr, 06:00',
      '09:00',
      '12:00',
      '15:00',
      '18:00',
      '21:00',
    ]);
  });

  it('say the year again where another one begins, in the language of the page', () => {
    expect(labels('2024-12-20T00:00', '2025-01-20T00:00', 6, 'fr')).toEqual([
      '23 déc. 2024',
      '30 déc.',
      '6 janv. 2025',
      '13 janv.',
      '20 janv.',
    ]);
  });

  it.each<[CalendarTicks, number, number]>([
    ['date', 0, 0],
    ['date', NaN, 1],
    ['date', -62_135_596_800, 253_402_300_799],
    ['date', 0, 1e-3],
    ['time', 0, 86_399],
  ])('are few for %s from %d to %d', (kind, lower, upper) => {
    expect(calendarTicks({ lower, upper }, 8, kind).length).toBeLessThanOrEqual(9);
  });

  it('of times are hours', () => {
    expect(labelMoments(calendarTicks({ lower: 0, upper: 86_000 }, 5, 'time'), 'time', 'en')).toEqual([
      '00:00',
      '06:00',
      '12:00',
      '18:00',
    ]);
  });
});
