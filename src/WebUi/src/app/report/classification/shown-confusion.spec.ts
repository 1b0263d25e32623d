import { fatesOf, shownConfusion } from './shown-confusion';

describe('the confusion of classes', () => {
  it('is shown whole for few classes', () => {
    const counts = [
      [90, 10],
      [5, 15],
    ];
    expect(shownConfusion(counts, ['no', 'yes'])).toEqual({ names: ['no', 'yes'], counts });
  });

  it('has one row and column for all rarer classes', () => {
    const classes = Array.from({ length: 30 }, (_, at) => `c${at}`);
    const { names, counts } = shownConfusion(
      classes.map((_, actual) => classes.map((__, predicted) => (actual === predicted ? 2 : 1))),
      classes,
    );
    expect([names.length, names.at(-2), names.at(-1)]).toEqual([12, 'c10', null]);
    expect(counts[0]?.at(-1)).toBe(19);
    expect(counts.flat().reduce((sum, count) => sum + count)).toBe(30 * 31);
  });

  it('says what becomes of a hundred rows of each class, the most frequent mistakes first', () => {
    const counts = [
      [70, 10, 15, 5],
      [0, 0, 0, 0],
      [1, 0, 3, 0],
      [0, 0, 0, 2],
    ];
    expect(fatesOf({ names: ['a', 'b', 'c', null], counts })).toEqual([
      {
        name: 'a',
        right: 70,
        mistakes: [
          { name: 'c', count: 15 },
          { name: 'b', count: 10 },
        ],
      },
      { name: 'c', right: 75, mistakes: [{ name: 'a', count: 25 }] },
    ]);
  });
});
