import { ChartSpec, Series } from './chart-spec';
import { domainOf, extentOf, prefersLog, scaleOf } from './scale';

function specOf(y: readonly number[], more: Partial<Series> = {}): ChartSpec {
  const points = y.map((value, x) => ({ x, y: value }));
  return { summary: '', x: { label: 'x' }, y: { label: 'y' }, series: [{ label: '', role: 'data', points, ...more }] };
}

describe('scaleOf', () => {
  it('maps values to pixels and back', () => {
    const scale = scaleOf({ lower: 10, upper: 20 }, false, 100, 0);
    expect([10, 15, 20].map(scale.place)).toEqual([100, 50, 0]);
    expect(scale.value(50)).toBe(15);
  });

  it('gives each power of ten the same length on a logarithmic axis', () => {
    const scale = scaleOf({ lower: 1, upper: 1000 }, true, 0, 300);
    expect([1, 10, 100, 1000].map((value) => Math.round(scale.place(value)))).toEqual([0, 100, 200, 300]);
    expect(scale.value(100)).toBeCloseTo(10);
  });

  it('places what has no logarithm at the lower end', () => {
    expect(scaleOf({ lower: 1, upper: 10 }, true, 0, 100).place(0)).toBe(0);
  });
});

describe('an axis', () => {
  const lowest = (spec: ChartSpec, log = false) => domainOf(spec.y, extentOf(spec, 'y'), log).lower;

  it('begins and ends at the values, and does not cross zero where they do not', () => {
    const spec = specOf([3, 100, 50]);
    expect(domainOf(spec.y, extentOf(spec, 'y'), false)).toEqual({ lower: 3, upper: 100 });
  });

  it('holds both edges of a band', () => {
    const spec = specOf([3, 4], { role: 'band', upper: [9, 12] });
    expect(domainOf(spec.y, extentOf(spec, 'y'), false)).toEqual({ lower: 3, upper: 12 });
  });

  it('leaves out values that are missing', () => {
    expect(lowest(specOf([NaN, 5, 6]))).toBe(5);
  });

  it('is never empty', () => {
    expect(extentOf(specOf([5, 5]), 'y').all).toEqual({ lower: 4.5, upper: 5.5 });
    expect(extentOf(specOf([]), 'y').all).toEqual({ lower: 0, upper: 1 });
  });

  it('has the same ends as the other one where equal values are on the diagonal', () => {
    const spec = { ...specOf([5, 9]), square: true };
    expect(extentOf(spec, 'x').all).toEqual({ lower: 0, upper: 9 });
  });

  it('of bars begins at zero and holds their whiskers', () => {
    const spec = specOf([0], { points: [{ x: 4, y: 0 }], intervals: [{ lower: 3, upper: 6 }] });
    const bars = { ...spec, y: { label: '', categories: ['a'] } };
    expect(extentOf(bars, 'x').all).toEqual({ lower: 0, upper: 6 });
  });
});

describe('a logarithmic axis', () => {
  const chosen = (y: readonly number[]) => {
    const spec = specOf(y);
    return prefersLog(spec.y, extentOf(spec, 'y'));
  };

  it('is chosen for positive values over more than three powers of ten', () => {
    expect(chosen([1, 1001])).toBe(true);
    expect(chosen([1, 1000])).toBe(false);
  });

  it('is impossible where a value has no logarithm', () => {
    expect(extentOf(specOf([0, 1, 5000]), 'y').canLog).toBe(false);
    expect(extentOf(specOf([-3, 1, 5000]), 'y').canLog).toBe(false);
    expect(extentOf(specOf([]), 'y').canLog).toBe(false);
  });

  it('is possible where only a band reaches zero', () => {
    const spec = specOf([1, 10]);
    const band: Series = { label: '', role: 'band', points: [{ x: 0, y: 0 }], upper: [20] };
    expect(extentOf({ ...spec, series: [...spec.series, band] }, 'y').canLog).toBe(true);
  });
});
