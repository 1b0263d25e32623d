import { TestBed } from '@angular/core/testing';
import { summaryOf } from '../../../testing/datasets';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { binsOf } from './column-bins';

const texts = (conditions: { column: string; relation: string; value: string }[]) =>
  conditions.map(({ column, relation, value }) => column + relation + value);

describe('binsOf', () => {
  const sqft = binsOf(summaryOf({ min: 484, max: 4878, histogram: [10, 20, 0, 5] }), 'ft²');
  const city = binsOf(
    summaryOf({
      name: 'city',
      kind: 'categorical',
      categories: [
        { value: 'GALT', count: 7 },
        { value: 'ROSEVILLE', count: 2 },
      ],
    }),
    null,
  );

  it('asks for ranges that meet without overlapping, from the least to the greatest value', () => {
    expect(texts(sqft.conditions(0, 0))).toEqual(['sqft>=484', 'sqft<1580']);
    expect(texts(sqft.conditions(1, 2))).toEqual(['sqft>=1580', 'sqft<3780']);
    expect(texts(sqft.conditions(3, 3))).toEqual(['sqft>=3780', 'sqft<=4878']);
  });

  it('keeps the ends of values that are all the same, or very small', () => {
    expect(texts(binsOf(summaryOf({ min: 3, max: 3, histogram: [9] }), null).conditions(0, 0))).toEqual([
      'sqft>=3',
      'sqft<=3',
    ]);
    expect(texts(binsOf(summaryOf({ min: 0, max: 4e-9, histogram: [1, 1] }), null).conditions(0, 0))).toEqual([
      'sqft>=0',
      'sqft<2e-9',
    ]);
  });

  it('says in words what its bars stand for', () => {
    const { t, language } = TestBed.inject(I18n);
    language.set('en');
    const numbers = TestBed.inject(NumberFormatter);
    expect(sqft.words(1, 2, t(), numbers)).toBe('1,580 – 3,780\u00a0ft²');
    expect(city.words(0, 1, t(), numbers)).toBe('GALT, ROSEVILLE');
  });

  it('has bars of whole days, which read as dates', () => {
    const { t, language } = TestBed.inject(I18n);
    language.set('en');
    const [min, max] = [Date.UTC(2025, 0, 1), Date.UTC(2025, 0, 12)].map((ms) => ms / 1000);
    const day = summaryOf({ name: 'day', kind: 'dateTime', min: min ?? 0, max: max ?? 0, histogram: [1, 2, 3] });
    const bins = binsOf(day, null);
    expect(texts(bins.conditions(1, 2))).toEqual(['day>=2025-01-05', 'day<=2025-01-12']);
    expect(bins.words(0, 0, t(), TestBed.inject(NumberFormatter))).toBe('1 Jan 2025 – 5 Jan 2025');
    expect(bins.passes(1, [{ column: 'day', relation: '>=', value: '2025-01-06' }])).toBe(true);
    expect(bins.passes(0, [{ column: 'day', relation: '>=', value: '2025-01-06' }])).toBe(false);
  });

  it('knows which bars a filter leaves', () => {
    const passing = (where: [string, string][]) =>
      [0, 1, 2, 3].filter((bar) =>
        sqft.passes(
          bar,
          where.map(([relation, value]) => ({ column: 'sqft', relation: relation as '>=', value })),
        ),
      );
    expect(passing([['>=', '1580']])).toEqual([1, 2, 3]);
    expect(
      passing([
        ['>=', '1580'],
        ['<', '3780'],
      ]),
    ).toEqual([1, 2]);
    expect(passing([['=', '4878']])).toEqual([3]);
    expect(passing([['=', '']])).toEqual([]);
  });

  it('asks for categories by name', () => {
    expect(texts(city.conditions(0, 1))).toEqual(['city=GALT', 'city=ROSEVILLE']);
    expect(city.passes(1, [{ column: 'city', relation: '=', value: 'GALT' }])).toBe(false);
    expect(city.passes(0, [{ column: 'city', relation: '~', value: 'gal' }])).toBe(true);
    expect(city.passes(0, [{ column: 'city', relation: '!=', value: 'GALT' }])).toBe(false);
  });
});
