import { MetricsDto, ModelMetricsDto } from '../api/generated/models';
import { unseen, verdictOn } from './verdict';

function measured(rmse: number, count = 187): MetricsDto {
  return { rmse, mae: rmse, r2: null, count };
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

describe('verdictOn', () => {
  it.each([
    [64, 73, 127, 'better'],
    [73, 73.5, 127, 'same'],
    [80, 73, 127, 'worse'],
    [126, 130, 127, 'useless'],
    [140, 150, 127, 'useless'],
  ])('of an error of %d against %d and %d is %s', (error, linear, mean, judgement) => {
    expect(verdictOn(metrics(error, linear, mean)).judgement).toBe(judgement);
  });

  it('says by how much', () => {
    const { overLinear, overMean } = verdictOn(metrics(60, 80, 120));
    expect(overLinear).toBeCloseTo(0.25);
    expect(overMean).toBeCloseTo(0.5);
  });

  it('rests on out-of-fold predictions where nothing was kept for testing', () => {
    expect(unseen(metrics(null, 73, 127)).rmse).toBe(66);
    expect(verdictOn(metrics(null, 73, 127)).judgement).toBe('better');
  });

  it('warns of a measurement on few examples', () => {
    expect(verdictOn(metrics(64, 73, 127, 19)).fewExamples).toBe(19);
    expect(verdictOn(metrics(64, 73, 127, 20)).fewExamples).toBeNull();
  });

  it('stays finite where the target never varies', () => {
    expect(verdictOn(metrics(0, 0, 0))).toMatchObject({ judgement: 'useless', overLinear: 0, overMean: 0 });
    expect(verdictOn(metrics(2, 0, 0)).overLinear).toBe(-1);
  });
});
