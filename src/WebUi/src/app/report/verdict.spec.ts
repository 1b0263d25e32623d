import { TestBed } from '@angular/core/testing';
import { MetricsDto, ModelDto, ModelMetricsDto } from '../api/generated/models';
import { I18n } from '../core/i18n/i18n';
import { NumberFormatter } from '../core/number-formatter';
import { gainText, gainWithBounds, unseen, verdictOn } from './verdict';

function measured(rmse: number, count = 187): MetricsDto {
  const metrics = [{ name: 'rmse', value: rmse, lower: null, upper: null, direction: 'lowerIsBetter' as const }];
  return { rmse, mae: rmse, medianAe: rmse, r2: null, count, intervals: null, metrics };
}

function metrics(test: number | null, linear: number, baseline: number, count = 187): ModelMetricsDto {
  return {
    train: measured(1, 700),
    test: test === null ? null : measured(test, count),
    outOfFold: measured(66, 700),
    linear: measured(linear, count),
    baseline: measured(baseline, count),
  };
}

function compared(kind: 'better' | 'same' | 'worse', improvement: number, margin: number): ModelDto['comparison'] {
  return { kind, improvement, margin, onUnseenRows: true, sentence: '', lower: null, upper: null };
}

describe('verdictOn', () => {
  it.each([
    [64, 73, 127, 'better'],
    [73, 73.5, 127, 'same'],
    [80, 73, 127, 'worse'],
    [126, 130, 127, 'useless'],
    [140, 150, 127, 'useless'],
  ])('of an error of %d against %d and %d is %s', (error, linear, mean, judgement) => {
    expect(verdictOn({ metrics: metrics(error, linear, mean), comparison: null }).judgement).toBe(judgement);
  });

  it('says by how much', () => {
    const { overLinear, overMean } = verdictOn({ metrics: metrics(60, 80, 120), comparison: null });
    expect(overLinear).toBeCloseTo(0.25);
    expect(overMean).toBeCloseTo(0.5);
  });

  it('rests on out-of-fold predictions where nothing was kept for testing', () => {
    expect(unseen(metrics(null, 73, 127)).rmse).toBe(66);
    expect(verdictOn({ metrics: metrics(null, 73, 127), comparison: null }).judgement).toBe('better');
  });

  it('warns of a measurement on few examples', () => {
    expect(verdictOn({ metrics: metrics(64, 73, 127, 19), comparison: null }).fewExamples).toBe(19);
    expect(verdictOn({ metrics: metrics(64, 73, 127, 20), comparison: null }).fewExamples).toBeNull();
  });

  it('stays finite where the target never varies', () => {
    expect(verdictOn({ metrics: metrics(0, 0, 0), comparison: null })).toMatchObject({
      judgement: 'useless',
      overLinear: 0,
      overMean: 0,
    });
    expect(verdictOn({ metrics: metrics(2, 0, 0), comparison: null }).overLinear).toBe(-1);
  });

  it('follows the comparison of the server where there is one', () => {
    const verdict = verdictOn({ metrics: metrics(64, 73, 127), comparison: compared('same', 0.12, 0.15) });
    expect(verdict).toMatchObject({ judgement: 'same', overLinear: 0.12, margin: 0.15 });
  });

  it('does not praise what is better than a line that is worse than the mean', () => {
    const verdict = verdictOn({ metrics: metrics(126, 200, 127), comparison: compared('better', 0.37, 0.05) });
    expect(verdict.judgement).toBe('useless');
  });
});

describe('gainWithBounds', () => {
  it('says between what and what, the other way round where it is worse', () => {
    TestBed.inject(I18n).language.set('en');
    const [numbers, t] = [TestBed.inject(NumberFormatter), TestBed.inject(I18n).t()];
    const text = (kind: 'better' | 'worse', improvement: number, bounds: { lower: number; upper: number } | null) => {
      const comparison = { ...compared(kind, improvement, 0.06), ...bounds } as ModelDto['comparison'];
      return gainWithBounds(verdictOn({ metrics: metrics(64, 73, 127), comparison }), t, numbers);
    };
    expect(text('better', 0.231, { lower: 0.16, upper: 0.28 })).toBe('23% (16% to 28%)');
    expect(text('worse', -0.2, { lower: -0.26, upper: -0.15 })).toBe('20% (15% to 26%)');
    expect(text('better', 0.231, null)).toBe('23% ± 6%');
  });
});

describe('gainText', () => {
  it('says how sure it is, as finely as that asks for', () => {
    TestBed.inject(I18n).language.set('en');
    const numbers = TestBed.inject(NumberFormatter);
    expect(gainText(0.231, 0.062, numbers)).toBe('23% ± 6%');
    expect(gainText(0.0123, 0.004, numbers)).toBe('1.2% ± 0.4%');
    expect(gainText(-0.001, null, numbers)).toBe('0%');
  });
});
