import { wilson } from './wilson';

describe('the interval of a share', () => {
  it.each([
    [8, 10, 0.4902, 0.9433],
    [0, 20, 0, 0.1611],
    [20, 20, 0.8389, 1],
    [0, 0, 0, 1],
  ])('of %d in %d is that of Wilson', (held, count, lower, upper) => {
    const bounds = wilson(held, count);
    expect(bounds.lower).toBeCloseTo(lower, 3);
    expect(bounds.upper).toBeCloseTo(upper, 3);
  });
});
