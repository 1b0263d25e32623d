import { hundredOf } from './hundred';

describe('shares of a hundred', () => {
  it.each([
    [
      [1, 1, 1],
      [34, 33, 33],
    ],
    [
      [62, 31, 9],
      [61, 30, 9],
    ],
    [
      [0, 5],
      [0, 100],
    ],
    [
      [0, 0],
      [0, 0],
    ],
    [
      [999, 1],
      [100, 0],
    ],
  ])('of %j are whole and add up', (counts, hundred) => {
    expect(hundredOf(counts)).toEqual(hundred);
  });
});
