import { logTicks, rangeOf, roundTicks } from './ticks';

describe('roundTicks', () => {
  it.each([
    [0, 100, 5, [0, 20, 40, 60, 80, 100]],
    [-7, 7, 5, [-5, 0, 5]],
    [0.05, 0.42, 4, [0.1, 0.2, 0.3, 0.4]],
    [30_000, 885_000, 5, [200_000, 400_000, 600_000, 800_000]],
  ])('from %d to %d', (lower, upper, most, ticks) => {
    expect(roundTicks({ lower, upper }, most)).toEqual(ticks);
  });

  it('has none for a range of nothing', () => {
    expect(roundTicks({ lower: 3, upper: 3 }, 5)).toEqual([]);
  });
});

describe('logTicks', () => {
  it.each([
    [0.3, 30, [0.5, 1, 2, 5, 10, 20]],
    [0.0009, 1100, [0.001, 0.1, 10, 1000]],
    [0.15, 0.19, [0.15, 0.16, 0.17, 0.18, 0.19]],
  ])('from %d to %d', (lower, upper, ticks) => {
    expect(logTicks({ lower, upper }, 6)).toEqual(ticks);
  });

  it('has none where there is no logarithm', () => {
    expect(logTicks({ lower: 0, upper: 3 }, 5)).toEqual([]);
  });
});

describe('rangeOf', () => {
  it('begins and ends at the values', () => {
    expect(rangeOf([0, 100, 50])).toEqual({ lower: 0, upper: 100 });
  });

  it('is never empty', () => {
    expect(rangeOf([5, 5])).toEqual({ lower: 4.5, upper: 5.5 });
    expect(rangeOf([0])).toEqual({ lower: -1, upper: 1 });
    expect(rangeOf([])).toEqual({ lower: 0, upper: 1 });
  });
});
