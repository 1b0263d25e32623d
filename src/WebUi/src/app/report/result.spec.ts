import { MODEL } from '../../testing/reports';
import { MetricsDto, ModelDto } from '../api/generated/models';
import { additionOf, ladderOf } from './result';

function model(
  own: number,
  linear: number,
  kind: 'better' | 'same' | 'worse',
  targetSpread: number | null = 400,
): ModelDto {
  const measured = (mae: number): MetricsDto => ({ ...MODEL.metrics.linear, mae });
  const metrics = { ...MODEL.metrics, test: measured(own), linear: measured(linear) };
  return { ...MODEL, metrics, targetSpread, comparison: MODEL.comparison && { ...MODEL.comparison, kind } };
}

describe('ladderOf', () => {
  it('leads from guessing to the model by the average error', () => {
    expect(ladderOf(MODEL).map(({ name, error }) => [name, error])).toEqual([
      ['average', 64],
      ['linear', 40],
      ['model', 32],
    ]);
  });
});

describe('additionOf', () => {
  it('is what the model adds to linear regression', () => {
    expect(additionOf(MODEL).kind).toBe('better');
    expect(additionOf(MODEL).gain).toBeCloseTo(0.2);
    expect(additionOf(model(40, 40, 'same')).kind).toBe('same');
  });

  it('never exceeds the whole error where linear regression is better', () => {
    expect(additionOf(model(40, 10, 'worse'))).toEqual({ kind: 'worse', gain: 0.75 });
  });

  it('calls errors below a hundredth of the spread nearly perfect', () => {
    expect(additionOf(model(3, 1, 'worse')).kind).toBe('perfect');
    expect(additionOf(model(3, 1, 'worse', null)).kind).toBe('worse');
  });

  it('claims no gain where squared and average errors disagree', () => {
    expect(additionOf(model(45, 40, 'better')).kind).toBe('same');
  });
});
