import { formatExact, formatNumber, formatPercent, formatWithUnit, parseNumber } from './number-formatter';

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('parseNumber', () => {
  it.each([
    ['1234.5', 1234.5],
    ['1,234.5', 1234.5],
    ['1,234,567', 1234567],
    [' -3 ', -3],
    ['\u22123', -3],
    ['.5', 0.5],
    ['1e-3', 0.001],
  ])('reads %s in English', (text, value) => {
    expect(parseNumber(text, 'en')).toBe(value);
  });

  it.each([
    ['1234,5', 1234.5],
    ['1 234,5', 1234.5],
    ['1\u202f234,5', 1234.5],
    ['1234.5', 1234.5],
    ['1,234', 1.234],
  ])('reads %s in French', (text, value) => {
    expect(parseNumber(text, 'fr')).toBe(value);
  });

  it.each(['', 'abc', '12 m', '1.2.3', 'NaN', 'Infinity', '1e999', '0x10'])('takes "%s" for no number', (text) => {
    expect(parseNumber(text, 'en')).toBeNaN();
  });

  it('refuses an English comma that cannot group thousands instead of guessing', () => {
    expect(parseNumber('1,5', 'en')).toBeNaN();
    expect(parseNumber('12,34.5', 'en')).toBeNaN();
    expect(parseNumber('0,125', 'en')).toBeNaN();
    expect(parseNumber('-012,500', 'en')).toBeNaN();
  });

  it('refuses two decimal commas in French', () => {
    expect(parseNumber('1,234,567', 'fr')).toBeNaN();
  });
});

describe('formatNumber', () => {
  it('gives zero no sign', () => {
    expect(formatNumber(-0, 'en')).toBe('0');
    expect(formatNumber(-2, 'en')).toBe('−2');
  });

  it('rounds what was computed to four significant digits', () => {
    expect(formatNumber(214312.7, 'en')).toBe('214,300');
    expect(formatNumber(0.0123456, 'en')).toBe('0.01235');
  });

  it('writes a French number with its own marks', () => {
    expect(plain(formatNumber(1234.5, 'fr', 5))).toBe('1 234,5');
  });

  it('turns to powers of ten where digits would be many', () => {
    expect(formatNumber(0.00001234, 'en')).toBe('1.234\u00a0×\u00a010⁻⁵');
    expect(formatNumber(2e12, 'en')).toBe('2\u00a0×\u00a010¹²');
    expect(formatNumber(0, 'en')).toBe('0');
  });
});

describe('formatExact', () => {
  it('keeps what was typed', () => {
    expect(formatExact(214312.75, 'en')).toBe('214,312.75');
    expect(formatExact(0.1 + 0.2, 'en')).toBe('0.3');
  });

  it.each(['en', 'fr'] as const)('is read back as the same number in %s', (language) => {
    for (const value of [0, -1.5, 1234567.125, 1e-9, 3e20, 38.631913, -121.434879]) {
      expect(parseNumber(formatExact(value, language, false), language)).toBe(value);
    }
  });
});

describe('formatWithUnit', () => {
  it('puts a currency first in English and last in French', () => {
    expect(plain(formatWithUnit('91,002', 'US$', 'en'))).toBe('US$91,002');
    expect(plain(formatWithUnit('91 002', 'US$', 'fr'))).toBe('91 002 US$');
  });

  it('puts any other unit last, and none where there is none', () => {
    expect(plain(formatWithUnit('12', 'ft²', 'en'))).toBe('12 ft²');
    expect(formatWithUnit('12', null, 'en')).toBe('12');
  });
});

describe('formatPercent', () => {
  it.each([
    [0, 0, '0%', '0 %'],
    [1, 0, '100%', '100 %'],
    [0.1 + 0.2 + 0.7, 0, '100%', '100 %'],
    [0.58, 0, '58%', '58 %'],
    [0.997, 0, '99.7%', '99,7 %'],
    [0.995, 0, '99.5%', '99,5 %'],
    [0.994, 0, '99%', '99 %'],
    [0.99996, 0, '> 99.9%', '> 99,9 %'],
    [0.9997, 1, '99.97%', '99,97 %'],
    [0.003, 0, '0.3%', '0,3 %'],
    [0.0002, 0, '< 0.1%', '< 0,1 %'],
    [-0.003, 0, '0%', '0 %'],
    [1.003, 0, '100%', '100 %'],
  ])('writes %d with %d decimals and does not round it to all or nothing', (share, digits, english, french) => {
    expect(plain(formatPercent(share, 'en', digits))).toBe(english);
    expect(plain(formatPercent(share, 'fr', digits))).toBe(french);
  });
});
