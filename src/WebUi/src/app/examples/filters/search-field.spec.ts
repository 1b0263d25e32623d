import { ComponentFixture, TestBed } from '@angular/core/testing';
import { SearchField } from './search-field';

describe('SearchField', () => {
  let fixture: ComponentFixture<SearchField>;
  let asked: string[];
  const field = () => (fixture.nativeElement as HTMLElement).querySelector('input');

  beforeEach(() => {
    vi.useFakeTimers();
    fixture = TestBed.createComponent(SearchField);
    fixture.componentRef.setInput('text', '');
    asked = [];
    fixture.componentInstance.textChange.subscribe((text) => asked.push(text));
    fixture.detectChanges();
  });

  afterEach(() => vi.useRealTimers());

  function type(text: string): void {
    const input = field();
    if (input) {
      input.value = text;
      input.dispatchEvent(new Event('input'));
    }
    fixture.detectChanges();
  }

  it('searches once somebody pauses, and at once with Enter', () => {
    type('g');
    type('galt ');
    expect(asked).toEqual([]);
    vi.runAllTimers();
    expect(asked).toEqual(['galt']);
    fixture.componentRef.setInput('text', 'galt');
    type('elk');
    field()?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
    expect(asked).toEqual(['galt', 'elk']);
  });

  it('keeps letters that are typed while the search arrives in the address', () => {
    type('gal');
    vi.runAllTimers();
    type('galt');
    fixture.componentRef.setInput('text', 'gal');
    fixture.detectChanges();
    expect(field()?.value).toBe('galt');
  });

  it('shows what the address says, as after going back', () => {
    type('gal');
    vi.runAllTimers();
    fixture.componentRef.setInput('text', 'gal');
    fixture.componentRef.setInput('text', 'elk');
    fixture.detectChanges();
    expect(field()?.value).toBe('elk');
  });
});
