import { TestBed } from '@angular/core/testing';
import { HOUSES, RUN } from '../../../testing/datasets';
import { MODEL } from '../../../testing/reports';
import { TrainingRunDto } from '../../api/generated/models';
import { en } from '../../core/i18n/en';
import { NumberFormatter } from '../../core/number-formatter';
import { endedText } from './ended-texts';

describe('endedText', () => {
  const said = (run: Partial<TrainingRunDto>, model: typeof MODEL | null = MODEL) =>
    endedText(
      { ...RUN, status: 'succeeded', modelVersion: 3, ...run },
      HOUSES,
      model,
      en,
      TestBed.inject(NumberFormatter),
    );
  const activation = { activated: false, comparedWith: 2, improvement: -0.03, lower: -0.05, upper: -0.01, rows: 23 };

  it('says how far off the new model typically is', () => {
    expect(said({})).toBe('Houses: model ready – typically off by ±US$32');
    expect(said({}, null)).toBe('Houses: model ready – v3');
  });

  it('says why a new version is not active', () => {
    expect(said({ activation: { ...activation, reason: 'worse' } })).toBe(
      'Houses: version 3 is not active – 3% ± 2% worse than version 2 on the same rows',
    );
    expect(said({ activation: { ...activation, reason: 'never', comparedWith: null } })).toBe(
      'Houses: version 3 is not active – activate it when you are ready',
    );
  });

  it('says what failed, and that nothing came of a cancelled training', () => {
    expect(said({ status: 'failed', modelVersion: null, error: 'Too few rows.' })).toBe(
      'Houses: training failed. Too few rows.',
    );
    expect(said({ status: 'cancelled', modelVersion: null })).toBe('Houses: training cancelled.');
  });
});
