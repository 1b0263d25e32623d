import { TestBed } from '@angular/core/testing';
import { NumberFormatter } from '../../core/number-formatter';
import { parseCondition } from '../filter/condition';
import { rangeErrors, toConditions, toNumericFilter } from './numeric-filter';

describe('numeric filter', () => {
  const numbers = () => TestBed.inject(NumberFormatter);
  const read = (texts: string[]) =>
    toNumericFilter(
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
    const words = { notANumber: 'no', backwards: 'less' };
    const errors = (from: string, to: string) => rangeErrors({ from, to }, numbers(), words);
    expect(errors('a', '')).toEqual({ from: 'no', to: null });
    expect(errors('3', '2')).toEqual({ from: null, to: 'less' });
    expect(errors('', '2')).toEqual({ from: null, to: null });
  });
});
