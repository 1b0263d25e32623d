import { formatExact, formatNumber, formatWithUnit, parseNumber } from './numbers';

/** Intl writes narrow and plain no-break spaces; a test is easier to read without them. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('parseNumber', () => {
  it.each([
    ['1234.5', 1234.5],
    [' 1 234.5 ', 1234.5],
    ['1,234.5', 1234.5],
    ['1,234,567', 1234567],
    ['-.5', -0.5],
    ['\u22123', -3],
    ['1e3', 1000],
  ])('reads %s in English', (text, value) => {
    expect(parseNumber(text, 'en')).toBe(value);
  });

  it.each([
    ['1234,5', 1234.5],
    ['1\u202f234,5', 1234.5],
    ['1234.5', 1234.5],
    ['-0,25', -0.25],
  ])('reads %s in French', (text, value) => {
    expect(parseNumber(text, 'fr')).toBe(value);
  });

  it.each(['', 'abc', '1,5', '12,34', '1.2.3', '--1', '1e999', '0x10', 'Infinity'])(
    'refuses "%s" in English',
    (text) => {
      expect(parseNumber(text, 'en')).toBeNaN();
    },
  );

  it.each(['1,234,567', '1.234,5', '1,2,3'])('refuses "%s" in French', (text) => {
    expect(parseNumber(text, 'fr')).toBeNaN();
  });
});

describe('formatNumber', () => {
  it('keeps four significant digits and all the digits before the decimal mark', () => {
    expect(formatNumber(0.123456, 'en')).toBe('0.1235');
    expect(formatNumber(214_312.7, 'en', 6)).toBe('214,313');
    expect(formatNumber(0, 'en')).toBe('0');
  });

  it('follows the language', () => {
    expect(plain(formatNumber(1234.5, 'fr', 5))).toBe('1 234,5');
  });

  it('turns to powers of ten where digits would only be zeros', () => {
    expect(formatNumber(0.0000123, 'en')).toBe('1.23E-5');
    expect(formatNumber(2e15, 'en')).toBe('2E15');
  });
});

describe('formatExact', () => {
  it('rounds nothing away that was typed', () => {
    expect(formatExact(123456.789012, 'en')).toBe('123,456.789012');
    expect(formatExact(0.1 + 0.2, 'en')).toBe('0.3');
  });

  it.each(['en', 'fr'] as const)('is read back as the same number in %s', (language) => {
    for (const value of [1234567.25, -0.000001, 3e20, 5e-9, 38.5]) {
      expect(parseNumber(formatExact(value, language, false), language)).toBe(value);
    }
  });
});

describe('formatWithUnit', () => {
  it('puts a currency where the language has it', () => {
    expect(plain(formatWithUnit('5', 'US$', 'en'))).toBe('US$ 5');
    expect(plain(formatWithUnit('5', 'US$', 'fr'))).toBe('5 US$');
    expect(plain(formatWithUnit('5', 'm²', 'en'))).toBe('5 m²');
    expect(formatWithUnit('5', null, 'en')).toBe('5');
  });
});
