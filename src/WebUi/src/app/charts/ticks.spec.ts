import { labelTicks, logTicks, rangeOf, roundTicks, withFactor } from './ticks';

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

describe('labelTicks', () => {
  it.each([
    [
      [0, 0.5, 1],
      ['0.0', '0.5', '1.0'],
    ],
    [
      [-20, 0],
      ['−20', '0'],
    ],
    [
      [1990, 2000],
      ['1990', '2000'],
    ],
    [
      [5000, 10_000],
      ['5,000', '10,000'],
    ],
    [
      [500_000, 1_000_000, 1_500_000],
      ['500K', '1M', '1.5M'],
    ],
    [
      [1_235_000, 1_240_000],
      ['1.235M', '1.24M'],
    ],
    [
      [2e-12, 4e-12],
      ['2', '4'],
    ],
  ])('writes %j', (values, labels) => {
    expect(labelTicks(values, false, 'en').labels).toEqual(labels);
  });

  it('writes small and large powers of ten on a logarithmic axis', () => {
    const { labels, exponent } = labelTicks([1e-9, 2e-5, 0.1, 1000, 1e7, 1e20], true, 'en');
    expect(labels).toEqual(['10⁻⁹', '2 × 10⁻⁵', '0.1', '1,000', '10M', '10²⁰']);
    expect(exponent).toBe(0);
  });

  it('writes them in French', () => {
    const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
    expect(labelTicks([1_000_000, 1_500_000], false, 'fr').labels.map(plain)).toEqual(['1 M', '1,5 M']);
  });
});

describe('withFactor', () => {
  it('puts a common factor beside the unit', () => {
    expect(withFactor('flux (W/m²)', -12)).toBe('flux (× 10⁻¹² W/m²)');
    expect(withFactor('flux', -12)).toBe('flux (× 10⁻¹²)');
    expect(withFactor('residual (actual − predicted)', -12)).toBe('residual (actual − predicted) (× 10⁻¹²)');
    expect(withFactor('price (US$)', 0)).toBe('price (US$)');
  });
});
