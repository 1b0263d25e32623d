import { barsOf } from './probability-bars';

describe('the bars of probabilities', () => {
  const classes = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ name: `c${at}`, probability: (count - at) / 100 }));

  it.each([2, 8, 9])('are those of all of %d classes', (count) => {
    expect(barsOf(classes(count))).toEqual({ bars: classes(count), rest: null });
  });

  it('of many classes are those of eight, and one for the rest', () => {
    const { bars, rest } = barsOf(classes(12));
    expect(bars).toEqual(classes(12).slice(0, 8));
    expect(rest?.classes.map(({ name }) => name)).toEqual(['c8', 'c9', 'c10', 'c11']);
    expect(rest?.probability).toBeCloseTo(0.04 + 0.03 + 0.02 + 0.01);
  });
});
