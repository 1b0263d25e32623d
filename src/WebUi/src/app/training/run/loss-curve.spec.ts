import { thinned } from './loss-curve';

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
