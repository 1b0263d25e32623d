import { TestBed } from '@angular/core/testing';
import { EpochDto } from '../../api/generated/models';
import { NumberFormatter } from '../../core/number-formatter';
import { errorText } from './error-text';
import { errorEn } from './error-words.en';

describe('errorText', () => {
  const said = (errors: (number | null)[], linear: number | null = 28) =>
    errorText(
      errors.map((validationError) => ({ validationError }) as EpochDto),
      linear === null ? null : { mean: 118, linear },
      (error) => TestBed.inject(NumberFormatter).measured(error, error, '€'),
      errorEn,
      TestBed.inject(NumberFormatter),
    );

  it('compares the best epoch so far with linear regression, in the unit of the target', () => {
    expect(said([40, 23, 26])).toBe('Already 18% lower error than linear regression: ±€23 on average.');
  });

  it('makes no number of a small difference', () => {
    expect(said([28.1])).toContain('On par with linear regression');
    expect(said([40])).toContain('Not yet as good');
  });

  it('promises no gain where linear regression leaves none', () => {
    expect(said([0.4], 0.5)).toContain('nearly perfect');
  });

  it('says nothing before there is an error, nor of a training that has none', () => {
    expect(said([])).toBeNull();
    expect(said([null])).toBeNull();
    expect(said([23], null)).toBeNull();
  });
});
