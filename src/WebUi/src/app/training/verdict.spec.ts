import { MetricsDto, ModelMetricsDto } from '../api/generated/models';
import { unseen, verdictOn } from './verdict';

const of = (rmse: number, count = 100): MetricsDto => ({ rmse, mae: rmse, r2: null, count });
const metrics = (model: number, line: number, mean: number, count = 100): ModelMetricsDto => ({
  train: of(0),
  test: of(model, count),
  outOfFold: of(99),
  linear: of(line, count),
  baseline: of(mean, count),
});

describe('verdictOn', () => {
  it.each([
    ['better', 80, 100, 150],
    ['same', 99, 100, 150],
    ['same', 101, 100, 150],
    ['worse', 110, 100, 150],
    ['useless', 149, 200, 150],
    ['useless', 200, 100, 150],
  ])('judges %s an error of %d against %d and %d', (judgement, model, line, mean) => {
    expect(verdictOn(metrics(model, line, mean)).judgement).toBe(judgement);
  });

  it('says by how much', () => {
    const { overLinear, overMean } = verdictOn(metrics(80, 100, 160));
    expect(overLinear).toBeCloseTo(0.2);
    expect(overMean).toBeCloseTo(0.5);
  });

  it('does not divide by a perfect straight line', () => {
    expect(verdictOn(metrics(0, 0, 10)).judgement).toBe('same');
    expect(verdictOn(metrics(1, 0, 10)).judgement).toBe('worse');
  });

  it('warns of a measurement on few examples', () => {
    expect(verdictOn(metrics(80, 100, 150, 19)).fewExamples).toBe(19);
    expect(verdictOn(metrics(80, 100, 150, 20)).fewExamples).toBeNull();
  });
});

describe('unseen', () => {
  it('falls back to the rows left out in turn where nothing was kept for testing', () => {
    expect(unseen(metrics(80, 100, 150)).rmse).toBe(80);
    expect(unseen({ ...metrics(80, 100, 150), test: null }).rmse).toBe(99);
  });
});
