import { TestBed } from '@angular/core/testing';
import { Numbers } from '../core/numbers';
import { rangeErrors, toColumnFilter, toConditions } from './column-filter';
import { parseCondition } from './filter';

describe('column filter', () => {
  const numbers = () => TestBed.inject(Numbers);
  const read = (texts: string[], numeric = true) =>
    toColumnFilter(
      texts.flatMap((text) => parseCondition(text, ['c']) ?? []),
      numeric,
      numbers(),
    );
  const again = (texts: string[], numeric = true) =>
    toConditions('c', read(texts, numeric), numbers()).map(({ relation, value }) => `c${relation}${value}`);

  it('shows a range in its two fields, and a single number in both', () => {
    expect(read(['c>=1000.5', 'c<=2000'])).toMatchObject({ from: '1000.5', to: '2000' });
    expect(read(['c=3'])).toMatchObject({ from: '3', to: '3' });
  });

  it.each([
    [['c>=1', 'c<=2'], true],
    [['c=3'], true],
    [['c='], true],
    [['c=3', 'c=4'], true],
    [['c!=3', 'c>5'], true],
    [['c~ab', 'c=x', 'c='], false],
    [['c!='], false],
  ])('keeps %j as it is when nothing is changed', (texts, numeric) => {
    expect(again(texts, numeric).sort()).toEqual([...texts].sort());
  });

  it('says what is no number, and what ends before it begins', () => {
    const words = { notANumber: 'no', backwards: 'less' };
    const errors = (from: string, to: string) => rangeErrors({ ...read([]), from, to }, numbers(), words);
    expect(errors('a', '')).toEqual({ from: 'no', to: null });
    expect(errors('3', '2')).toEqual({ from: null, to: 'less' });
    expect(errors('', '2')).toEqual({ from: null, to: null });
  });
});
