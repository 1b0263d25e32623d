import { TestBed } from '@angular/core/testing';
import { summaryOf } from '../../testing/datasets';
import { ColumnSummaryDto } from '../api/generated/models';
import { en } from '../core/i18n/en';
import { I18n } from '../core/i18n/i18n';
import { NumberFormatter } from '../core/number-formatter';
import { unusualValues } from './unusual-values';

function unusual(value: number | string | null, summary: Partial<ColumnSummaryDto>): string | undefined {
  TestBed.inject(I18n).language.set('en');
  const column = { name: 'c', unit: '°C' };
  const summaries = [summaryOf({ name: 'c', ...summary })];
  return unusualValues([column], summaries, { c: value }, en, TestBed.inject(NumberFormatter))['c'];
}

function numbers(count: number, min: number, lowerQuartile: number, upperQuartile: number, max: number) {
  return { count, distinct: count, min, lowerQuartile, upperQuartile, max };
}

const TEMPERATURES = numbers(245, 2, 9, 23, 31);
const PRICES = numbers(980, 30_000, 156_000, 305_000, 885_000);
/** A few are a thousand times as large as most. */
const LENGTHS = numbers(1000, 0.01, 0.26, 3.9, 600);

function categories(...counts: number[]): Partial<ColumnSummaryDto> {
  const count = counts.reduce((sum, each) => sum + each, 0);
  const listed = counts.map((each, index) => ({ value: `k${index}`, count: each }));
  return { kind: 'categorical', count, distinct: counts.length, categories: listed };
}

describe('unusual values', () => {
  it('tells of a number that is far from all that was seen', () => {
    expect(unusual(500, TEMPERATURES)).toBe('500\u00a0°C is far from your data (2 to 31).');
  });

  it.each([
    [250, TEMPERATURES],
    [-180, TEMPERATURES],
    [3_050_000, PRICES],
    [1e6, LENGTHS],
    [50, numbers(40, 0, 0, 0, 1)],
    [-5000, numbers(40, 5, 5, 5, 5)],
  ])('warns about %d', (value, summary) => {
    expect(unusual(value, summary)).toBeDefined();
  });

  it.each([
    [31, TEMPERATURES],
    [45, TEMPERATURES],
    [-20, TEMPERATURES],
    [1_200_000, PRICES],
    [900, LENGTHS],
    [2, numbers(40, 0, 0, 0, 1)],
    [6, numbers(40, 5, 5, 5, 5)],
    [1, numbers(40, 0, 0, 0, 0)],
    [null, TEMPERATURES],
  ])('lets %s pass', (value, summary) => {
    expect(unusual(value, summary)).toBeUndefined();
  });

  it('knows too little of a few values', () => {
    expect(unusual(500, { ...TEMPERATURES, count: 19 })).toBeUndefined();
    expect(unusual(500, {})).toBeUndefined();
    expect(unusual('nno', categories(10, 9))).toBeUndefined();
  });

  it('tells of a category that is new among few that were seen often', () => {
    expect(unusual('nno', categories(200, 45))).toBe('“nno” is not in your data.');
    expect(unusual('k1', categories(200, 45))).toBeUndefined();
    expect(unusual(null, categories(200, 45))).toBeUndefined();
  });

  it('expects more of many categories, or of rare ones', () => {
    expect(unusual('new', categories(...Array<number>(30).fill(100)))).toBeUndefined();
    expect(unusual('new', categories(...Array<number>(15).fill(4)))).toBeUndefined();
  });
});
