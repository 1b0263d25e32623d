import { formatRange, formatRounded, formatWithUnit } from './number-formatter';
import { powerOfTen, roundingFor } from './rounding';

const plain = (text: string) => text.replace(/[\u00a0\u202f\u2009]/g, ' ');

describe('numbers with a known uncertainty', () => {
  it.each([
    [244_900, 107_377, '240,000', '140,000–350,000'],
    [644.5, 55.7, '645', '589–700'],
    [116.7, 27.3, '117', '89–144'],
    [250_012, 20, '250,012', '249,992–250,032'],
    [0.0412, 0.0031, '0.0412', '0.0381–0.0443'],
    [-7.989, 0.8, '−7.99', '−8.79 – −7.19'],
    [7.126e-14, 2e-14, '7.1 × 10⁻¹⁴', '(5.1–9.1) × 10⁻¹⁴'],
    [3.2e15, 4e14, '3.20 × 10¹⁵', '(2.80–3.60) × 10¹⁵'],
  ])('%d ± %d is %s, and its range %s', (value, half, written, range) => {
    const bounds = [value - half, value + half] as const;
    expect(plain(formatRounded(value, roundingFor(half, [value]), 'en'))).toBe(written);
    expect(plain(formatRange(...bounds, roundingFor(half, bounds), 'en'))).toBe(range);
  });

  it('have the decimals of the others in their card', () => {
    const rounding = roundingFor(3.1, [16, 489.2]);
    expect([16, 15.52, 489.2].map((value) => formatRounded(value, rounding, 'en'))).toEqual(['16.0', '15.5', '489.2']);
  });

  it('keep four digits where the uncertainty is zero or unknown', () => {
    expect(formatRounded(1234.567, roundingFor(null, [1234.567]), 'en')).toBe('1,235');
    expect(formatRounded(0.5, roundingFor(0, [0.5]), 'en')).toBe('0.5000');
  });

  it('do not vanish where the uncertainty is larger than they are', () => {
    expect(formatRounded(3, roundingFor(5_000, [3]), 'en')).toBe('3');
  });

  it('read alike where a range is narrower than its rounding', () => {
    expect(formatRange(5, 5, roundingFor(0, [5]), 'en')).toBe('5.000');
  });

  it('write a zero without a sign', () => {
    expect(formatRounded(-0.004, roundingFor(1, [1]), 'en')).toBe('0.0');
  });

  it('follow the reader’s language', () => {
    expect(plain(formatRounded(1234.5, roundingFor(2, [1234.5]), 'fr'))).toBe('1 234,5');
  });
});

it('powers of ten are written with superscripts', () => {
  expect([0, 6, -14].map(powerOfTen)).toEqual(['', '10⁶', '10⁻¹⁴']);
});

it('a currency stands before its number in English only', () => {
  expect(formatWithUnit('240,000', 'US$', 'en')).toBe('US$240,000');
  expect(formatWithUnit('−200', '€', 'en')).toBe('−€200');
  expect(plain(formatWithUnit('240 000', '€', 'fr'))).toBe('240 000 €');
});
