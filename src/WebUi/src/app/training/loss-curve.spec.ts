import { points, thinned } from './loss-curve';

describe('thinned', () => {
  const range = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

  it('keeps everything that a line can show', () => {
    expect(thinned(range(5), 5)).toEqual(range(5));
  });

  it('keeps no more than asked for, evenly, and the newest always', () => {
    expect(thinned(range(11), 5)).toEqual([2, 5, 8, 11]);
    expect(thinned(range(10_000), 500).length).toBe(500);
    expect(thinned(range(10_000), 500).at(-1)).toBe(10_000);
  });

  it('has nothing of nothing', () => {
    expect(thinned([], 5)).toEqual([]);
  });
});

describe('the points of a loss curve', () => {
  const epochs = (...numbers: number[]) =>
    numbers.map((epoch) => ({
      epoch,
      epochs: 20,
      trainLoss: epoch === 3 ? 0 : 1,
      validationLoss: 1,
      learningRate: 0.1,
    }));
  const xs = (...numbers: number[]) => points(epochs(...numbers), ({ trainLoss }) => trainLoss).map(({ x }) => x);

  it('leave out a loss of nothing', () => {
    expect(xs(1, 2, 3, 4)).toEqual([1, 2, 4]);
  });

  it('are interrupted where a second attempt begins', () => {
    expect(points(epochs(1, 2, 11, 12), ({ trainLoss }) => trainLoss)).toEqual([
      { x: 1, y: 1 },
      { x: 2, y: 1 },
      { x: 3, y: NaN },
      { x: 11, y: 1 },
      { x: 12, y: 1 },
    ]);
  });

  it('are not interrupted where they were only thinned', () => {
    expect(xs(2, 5, 8, 11)).toEqual([2, 5, 8, 11]);
  });
});
