import { TestBed } from '@angular/core/testing';
import { ColumnSummaryDto, InputColumnDto } from '../api/generated/models';
import { I18n } from './i18n/i18n';
import { Numbers } from './numbers';
import { notNumbers, sliderStep, toTyped, toValues, translated, typicalValues } from './values';

const COLUMNS: InputColumnDto[] = [
  { name: 'area', kind: 'numeric', unit: 'm²' },
  { name: 'city', kind: 'categorical', unit: null },
];

function numbersIn(language: 'en' | 'fr'): Numbers {
  TestBed.inject(I18n).language.set(language);
  return TestBed.inject(Numbers);
}

describe('typed text and values', () => {
  it('reads what was typed in the language of the reader', () => {
    expect(toValues(COLUMNS, { area: '12,5', city: ' Lyon ' }, numbersIn('fr'))).toEqual({ area: 12.5, city: 'Lyon' });
  });

  it('takes empty text as a missing value, not as zero', () => {
    const numbers = numbersIn('en');
    expect(toValues(COLUMNS, { area: ' ', city: '' }, numbers)).toEqual({ area: null, city: null });
    expect(notNumbers(COLUMNS, { area: '' }, numbers)).toEqual([]);
  });

  it('names the columns whose text is no number, and no category ever', () => {
    expect(notNumbers(COLUMNS, { area: '12,5', city: 'abc' }, numbersIn('en'))).toEqual(['area']);
  });

  it('writes values as they would be typed', () => {
    expect(toTyped(COLUMNS, { area: 1234.5, city: null }, numbersIn('fr'))).toEqual({ area: '1234,5', city: '' });
  });

  it('rewrites numbers for another language and leaves the rest alone', () => {
    const numbers = numbersIn('fr');
    expect(translated(COLUMNS, { area: '1,234.5', city: '1.5' }, numbers, 'en')).toEqual({
      area: '1234,5',
      city: '1.5',
    });
    expect(translated(COLUMNS, { area: 'abc' }, numbers, 'en')).toEqual({ area: 'abc' });
  });
});

describe('sliderStep', () => {
  it.each([
    [0, 100, 1],
    [484, 4878, 50],
    [1, 8, 1],
    [0, 0.5, 0.005],
    [0.5, 1.7, 0.02],
  ])('crosses %d to %d in steps of %d', (min, max, step) => {
    expect(sliderStep(min, max)).toBeCloseTo(step, 12);
  });
});

describe('typicalValues', () => {
  const summary = (changes: Partial<ColumnSummaryDto>): ColumnSummaryDto => ({
    name: 'area',
    kind: 'numeric',
    missing: 0,
    min: null,
    max: null,
    mean: null,
    categories: [],
    ...changes,
  });

  it('takes the mean, rounded to a step of the slider, and the most frequent category', () => {
    const summaries = [
      summary({ min: 484, max: 4878, mean: 1631.2 }),
      summary({ name: 'city', kind: 'categorical', categories: [{ value: 'Lyon', count: 3 }] }),
    ];
    expect(typicalValues(COLUMNS, summaries)).toEqual({ area: 1650, city: 'Lyon' });
  });

  it('takes a constant as it is, and nothing where nothing is known', () => {
    expect(typicalValues(COLUMNS, [summary({ min: 7.3, max: 7.3, mean: 7.3 })])).toEqual({ area: 7.3, city: null });
  });
});
