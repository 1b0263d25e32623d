import { TestBed } from '@angular/core/testing';
import { I18n } from './i18n/i18n';
import { NumberFormatter } from './number-formatter';
import { formatDuration, formatRoughDuration } from './duration';

describe('formatRoughDuration', () => {
  it.each([
    [0.2, '1\u00a0s'],
    [12.4, '12\u00a0s'],
    [38, '40\u00a0s'],
    [74, '1\u00a0min 10\u00a0s'],
  ])('makes %s seconds %s', (seconds, text) => {
    expect(formatRoughDuration(seconds, TestBed.inject(NumberFormatter))).toBe(text);
  });
});

describe('formatDuration', () => {
  const plain = (seconds: number) =>
    formatDuration(seconds * 1000, TestBed.inject(NumberFormatter)).replaceAll('\u00a0', ' ');

  beforeEach(() => {
    TestBed.inject(I18n).language.set('en');
  });

  it.each([
    [0, '0 s'],
    [-3, '0 s'],
    [4.24, '4.2 s'],
    [9.97, '10 s'],
    [59.4, '59 s'],
    [59.6, '1 min'],
    [200, '3 min 20 s'],
    [3600, '1 h'],
    [3900, '1 h 5 min'],
  ])('shows %s seconds as %s', (seconds, text) => {
    expect(plain(seconds)).toBe(text);
  });

  it('writes the decimal mark of the language', () => {
    TestBed.inject(I18n).language.set('fr');
    expect(plain(4.24)).toBe('4,2 s');
  });
});
