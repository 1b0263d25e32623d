import { costsOf, decide, tableOf } from './decision-costs';
import { amountsFor, answerWithin, Limits, limitsOf, moved } from './limits';

describe('limits', () => {
  it('are where the answer of least expected cost changes', () => {
    const { lower, upper } = limitsOf({ missed: [20, 50], ask: 9 });
    expect([lower, upper]).toEqual([0.18, expect.closeTo(0.55)]);
  });

  it.each([
    ['asking costs too much', { missed: [20, 50], ask: 30 }, 2 / 7],
    ['nobody can be asked', { missed: [20, 50], ask: null }, 2 / 7],
    ['no mistake costs anything', { missed: [0, 0], ask: null }, 0.5],
    ['a missed event is free', { missed: [20, 0], ask: null }, 1],
  ])('are one where %s', (_, amounts, limit) => {
    expect(limitsOf(amounts)).toEqual({ lower: limit, upper: limit });
  });

  it('answer as the costs do', () => {
    const amounts = { missed: [3, 7], ask: 1.5 };
    const table = tableOf(costsOf(amounts, ['no', 'yes']), ['no', 'yes']);
    for (let p = 0.005; p < 1; p += 0.01) {
      expect(answerWithin(limitsOf(amounts), [1 - p, p])).toBe(decide(table, [1 - p, p]).answer);
    }
  });

  it.each<[Limits, number | null]>([
    [{ lower: 0.1, upper: 0.6 }, 9],
    [{ lower: 0.3, upper: 0.3 }, null],
  ])('%j become the best ones by other amounts', (limits, ask) => {
    const amounts = amountsFor(limits, { missed: [20, 50], ask });
    const best = amounts && limitsOf(amounts);
    expect(best?.lower).toBeCloseTo(limits.lower, 3);
    expect(best?.upper).toBeCloseTo(limits.upper, 3);
  });

  it('that always or never answer are of no amounts', () => {
    expect(amountsFor({ lower: 0, upper: 0.5 }, { missed: [20, 50], ask: 9 })).toBeNull();
    expect(amountsFor({ lower: 0.2, upper: 1 }, { missed: [20, 50], ask: 9 })).toBeNull();
  });

  it('do not pass each other, and stay between 0 and 1', () => {
    expect(moved({ lower: 0.2, upper: 0.5 }, 'lower', 0.7)).toEqual({ lower: 0.5, upper: 0.5 });
    expect(moved({ lower: 0.2, upper: 0.5 }, 'upper', 1.3)).toEqual({ lower: 0.2, upper: 1 });
  });
});
