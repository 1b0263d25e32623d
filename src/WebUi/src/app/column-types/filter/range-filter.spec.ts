import { TestBed } from '@angular/core/testing';
import { NumberFormatter } from '../../core/number-formatter';
import { dateTimeCalendar } from '../date-time/date-time-calendar';
import { numberNotation } from '../numeric/number-notation';
import { calendarNotation } from '../calendar/calendar-notation';
import { parseCondition } from './condition';
import { rangeErrors, toConditions, toRangeFilter } from './range-filter';

describe('range filter', () => {
  const numbers = () => numberNotation(TestBed.inject(NumberFormatter));
  const read = (texts: string[]) =>
    toRangeFilter(
      texts.flatMap((text) => parseCondition(text, ['c']) ?? []),
      numbers(),
    );

  it('shows a range in its two fields, and a single number in both', () => {
    expect(read(['c>=1000.5', 'c<=2000'])).toMatchObject({ from: '1000.5', to: '2000' });
    expect(read(['c=3'])).toMatchObject({ from: '3', to: '3' });
  });

  it.each([[['c>=1', 'c<=2']], [['c>=1', 'c<2']], [['c=3']], [['c=']], [['c=3', 'c=4']], [['c!=3', 'c>5']]])(
    'keeps %j as it is when nothing is changed',
    (texts) => {
      const again = toConditions('c', read(texts), numbers()).map(({ relation, value }) => `c${relation}${value}`);
      expect(again.sort()).toEqual([...texts].sort());
    },
  );

  it('reports text that is not a number, and an upper bound below the lower one', () => {
    const words = { invalid: 'no', backwards: 'less' };
    const errors = (from: string, to: string) => rangeErrors({ from, to }, numbers(), words);
    expect(errors('a', '')).toEqual({ from: 'no', to: null });
    expect(errors('3', '2')).toEqual({ from: null, to: 'less' });
    expect(errors('', '2')).toEqual({ from: null, to: null });
  });

  describe('of dates', () => {
    const days = calendarNotation(dateTimeCalendar, 'date', 'en');
    const times = calendarNotation(dateTimeCalendar, 'datetime-local', 'en');
    const filterOf = (from: string, to: string) => ({ from, to, below: null, missing: false, others: [] });
    const conditions = (from: string, to: string, notation = days) =>
      toConditions('day', filterOf(from, to), notation).map(({ relation, value }) => `${relation}${value}`);

    it('writes conditions as code, and shows them as the reader writes dates', () => {
      expect(conditions('3 Apr 2025', '2025-04-30')).toEqual(['>=2025-04-03', '<=2025-04-30']);
      const read = toRangeFilter([{ column: 'day', relation: '>=', value: '2025-04-03' }], days);
      expect(read).toMatchObject({ from: '3 Apr 2025', to: '' });
    });

    it('means the whole day by the last day of a column with times', () => {
      expect(conditions('', '3 Apr 2025', times)).toEqual(['<=2025-04-03T23:59:59']);
      expect(conditions('', '3 Apr 2025, 07:00', times)).toEqual(['<=2025-04-03T07:00:00']);
      expect(conditions('3 Apr 2025', '3 Apr 2025', times)).toEqual(['>=2025-04-03', '<=2025-04-03T23:59:59']);
    });
  });
});
