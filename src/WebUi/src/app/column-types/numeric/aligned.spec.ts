import { TestBed } from '@angular/core/testing';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { alignedColumn } from './aligned';

describe('alignedColumn', () => {
  it.each([
    [
      [16, 15.5, null, 489.2],
      ['16.0', '15.5', null, '489.2'],
    ],
    [
      [3, 2, 4],
      ['3', '2', '4'],
    ],
    [
      [0, -1.25],
      ['0.00', '−1.25'],
    ],
    [
      [1_234_567.89, 12],
      ['1,234,568', '12'],
    ],
    [
      [1 / 3, 100],
      ['0.333', '100.000'],
    ],
    [
      [0, 0.001],
      ['0.000', '0.001'],
    ],
    [[], []],
  ])('writes %j with equal decimals', (values, texts) => {
    TestBed.inject(I18n).language.set('en');
    expect(alignedColumn(values, TestBed.inject(NumberFormatter))).toEqual(texts);
  });
});
