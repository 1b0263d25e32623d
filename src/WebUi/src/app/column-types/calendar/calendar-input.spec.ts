import { signal } from '@angular/core';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { summaryOf } from '../../../testing/datasets';
import { I18n } from '../../core/i18n/i18n';
import { ColumnField } from '../column-type';
import { CalendarInput } from './calendar-input';

describe('the field of a date', () => {
  const text = signal('');
  let fixture: ComponentFixture<CalendarInput>;

  beforeEach(() => {
    TestBed.inject(I18n).language.set('en');
    vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['en-US']);
    text.set('');
    const [min, max] = [Date.UTC(2025, 0, 1), Date.UTC(2025, 11, 31)].map((ms) => ms / 1000);
    const field: ColumnField = {
      id: 'x-0',
      column: { name: 'day', kind: 'dateTime', unit: null },
      summary: summaryOf({ name: 'day', kind: 'dateTime', min: min ?? 0, max: max ?? 0 }),
      sliders: true,
      text,
      invalid: signal(false),
      write: (typed) => {
        text.set(typed);
      },
    };
    fixture = TestBed.createComponent(CalendarInput);
    fixture.componentRef.setInput('field', field);
    fixture.detectChanges();
  });

  afterEach(() => {
    vi.restoreAllMocks();
  });

  const page = () => fixture.nativeElement as HTMLElement;
  const element = (selector: string) => page().querySelector<HTMLInputElement>(selector) ?? new HTMLInputElement();
  const type = (selector: string, value: string, ...events: string[]) => {
    element(selector).value = value;
    events.forEach((event) => element(selector).dispatchEvent(new Event(event)));
    fixture.detectChanges();
  };

  it('says what it understood while it is typed, and writes it so when it is left', () => {
    type('#x-0', '3/4/25', 'input');
    expect(text()).toBe('3/4/25');
    expect(page().querySelector('.understood')?.textContent).toBe('4 Mar 2025');
    type('#x-0', '3/4/25', 'change');
    expect(text()).toBe('4 Mar 2025');
    expect(page().querySelector('.understood')?.textContent).toBe('');
  });

  it('takes what the browser’s calendar or the slider gives', () => {
    type('input[type=date]', '2025-06-30', 'input');
    expect(text()).toBe('30 Jun 2025');
    type('input[type=range]', String(Date.UTC(2025, 1, 1) / 1000), 'input');
    expect(text()).toBe('1 Feb 2025');
    expect(element('input[type=range]').getAttribute('aria-valuetext')).toBe('1 Feb 2025');
    expect(element('input[type=date]').value).toBe('2025-02-01');
  });
});
