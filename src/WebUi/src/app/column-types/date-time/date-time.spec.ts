import { TestBed } from '@angular/core/testing';
import { summaryOf } from '../../../testing/datasets';
import { Language } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { columnType } from '../column-types';
import { dateTimeCalendar } from './date-time-calendar';

const type = columnType('dateTime');
const read = (text: string, language: Language = 'en') => {
  const seconds = dateTimeCalendar.read(text, language);
  return seconds === null ? null : dateTimeCalendar.toCode(seconds);
};

describe('a date', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it.each([
    ['2025-01-31', '2025-01-31'],
    ['2025-01-31T07:00:00', '2025-01-31T07:00:00'],
    ['2025-01-31 07:00', '2025-01-31T07:00:00'],
    ['2025-01-31T23:30:00+02:00', '2025-01-31T21:30:00'],
    ['2025/1/31', '2025-01-31'],
    ['3 Apr 2025', '2025-04-03'],
    ['Apr 3, 2025', '2025-04-03'],
    ['April 3rd, 2025 7:30 pm', '2025-04-03T19:30:00'],
    ['Thu, 3 Apr 2025, 07:05:09', '2025-04-03T07:05:09'],
    ['3-avr.-25', '2025-04-03'],
    ['1er août 2025 7h30', '2025-08-01T07:30:00'],
    ['mar. 3 mars 2026', '2026-03-03'],
    ['31.1.2025', '2025-01-31'],
    ['3.4.25', '2025-04-03'],
    ['31/1/99', '1999-01-31'],
    ['Apr 2025', '2025-04-01'],
    ['2025-04', '2025-04-01'],
    ['0001-01-01', '0001-01-01'],
  ])('is read from %j', (text, code) => {
    expect(read(text)).toBe(code);
  });

  it.each([
    '',
    'soon',
    '31 Feb 2025',
    '2025-02-29',
    '2025-13-01',
    '32/1/2025',
    '1/2/3/4',
    '2025',
    '25:00',
    '7',
    '3 jui 2025',
    'x'.repeat(99),
    '2025-01-31T24:00:00',
    '10000-01-01',
  ])('is not %j', (text) => {
    expect(read(text)).toBeNull();
  });

  it('has its day before the month where the reader writes it so', () => {
    const readers = vi.spyOn(navigator, 'languages', 'get');
    readers.mockReturnValue(['en-US']);
    expect([read('3/4/25'), read('3/4/25', 'fr')]).toEqual(['2025-03-04', '2025-04-03']);
    readers.mockReturnValue(['en-GB']);
    expect(read('3/4/25')).toBe('2025-04-03');
  });

  it('is shown with its time only where there is one, and read again as it is shown', () => {
    const numbers = TestBed.inject(NumberFormatter);
    expect(type.format('2025-04-03', numbers)).toBe('3 Apr 2025');
    expect(type.format('2025-04-03T07:00:00', numbers)).toBe('3 Apr 2025, 07:00');
    expect(type.exact?.('2025-04-03T07:00:00')).toBe('2025-04-03T07:00:00');
    for (const language of ['en', 'fr'] as const) {
      for (let month = 1; month <= 12; month++) {
        const seconds = Date.UTC(2025, month - 1, 28, 19, 5) / 1000;
        expect(dateTimeCalendar.read(dateTimeCalendar.format(seconds, language), language)).toBe(seconds);
      }
    }
    expect(dateTimeCalendar.format(Date.UTC(2025, 3, 3) / 1000, 'fr')).toBe('3 avr. 2025');
  });

  it('starts from a middle day, and stands on its axis at its seconds', () => {
    const [min, max] = [Date.UTC(2025, 0, 1), Date.UTC(2025, 0, 31)].map((ms) => ms / 1000);
    const summary = summaryOf({ kind: 'dateTime', min: min ?? 0, max: max ?? 0, median: (min ?? 0) + 1_300_000 });
    expect(type.typical(summary)).toBe('2025-01-16');
    expect(type.position('2025-01-01')).toBe(min);
    expect(type.valueAt(min ?? 0)).toBe('2025-01-01');
  });
});

describe('a time of day', () => {
  const time = columnType('timeOfDay');

  it.each([
    ['7:30', '07:30'],
    ['07:30:15', '07:30:15'],
    ['7h30', '07:30'],
    ['7 h 30', '07:30'],
    ['19h', '19:00'],
    ['12:15 am', '00:15'],
    ['7 pm', '19:00'],
  ])('is read from %j', (text, code) => {
    expect(time.parse(text, TestBed.inject(NumberFormatter), 'en')).toBe(code);
  });

  it.each(['24:00', '7:60', '7', 'noon', '13 pm'])('is not %j', (text) => {
    expect(time.parse(text, TestBed.inject(NumberFormatter), 'en')).toBeUndefined();
  });
});
