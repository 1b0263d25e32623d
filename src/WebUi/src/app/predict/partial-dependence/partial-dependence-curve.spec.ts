import { Height } from '../../tasks/task-view';
import { curveSeries, gridOf, toCurve } from './partial-dependence-curve';

const WORDS = { band: 'band', prediction: 'line', guess: 'guess' };

function predicted(y: number, covered: boolean): Height {
  return { y, interval: { lower: y - 1, upper: y + 1 }, covered };
}

describe('the curve of an effect', () => {
  it('keeps its steps within what was seen however far away is asked', () => {
    for (const asked of [15, 100_000, -100_000]) {
      const grid = gridOf(10, 20, asked);
      expect(grid.filter((value) => value >= 10 && value <= 20)).toHaveLength(49);
      expect(grid).toEqual([...grid].sort((a, b) => a - b));
      expect(new Set(grid).size).toBe(grid.length);
      expect([grid[0], grid.at(-1)]).toEqual([Math.min(10, asked), Math.max(20, asked)]);
    }
  });

  it('promises an interval only where one was calibrated, and goes on from there as a guess', () => {
    const curve = toCurve(
      [1, 2, 3, 4],
      [1, 2, 3, 4].map((y) => predicted(y, y < 3)),
    );
    const [band, line, guess] = curveSeries(curve, WORDS);
    expect(band).toMatchObject({ role: 'band', upper: [2, 3, NaN, NaN] });
    expect(band?.points.map(({ y }) => y)).toEqual([0, 1, NaN, NaN]);
    expect(line?.points.map(({ y }) => y)).toEqual([1, 2, NaN, NaN]);
    expect(guess?.points.map(({ y }) => y)).toEqual([NaN, 2, 3, 4]);
  });

  it('is a guess from end to end where nothing is like what was seen', () => {
    const curve = toCurve([1, 2], [predicted(1, false), predicted(2, false)]);
    expect(curveSeries(curve, WORDS).map(({ role }) => role)).toEqual(['guess']);
  });

  it('has no guess where everything is', () => {
    const curve = toCurve([1, 2], [predicted(1, true), predicted(2, true)]);
    expect(curveSeries(curve, WORDS).map(({ role }) => role)).toEqual(['band', 'model']);
  });
});
