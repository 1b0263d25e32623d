import { signal } from '@angular/core';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { summaryOf } from '../../../testing/datasets';
import { CategoryBox } from './category-box';

describe('the list of categories', () => {
  const text = signal('');
  let fixture: ComponentFixture<CategoryBox>;
  let field: HTMLInputElement;

  beforeEach(() => {
    text.set('loft');
    fixture = TestBed.createComponent(CategoryBox);
    fixture.componentRef.setInput('field', {
      id: 'x-0',
      column: { name: 'kind', kind: 'categorical', unit: null },
      summary: summaryOf({ kind: 'categorical', categories: ['loft', 'studio'].map((value) => ({ value, count: 1 })) }),
      sliders: true,
      text,
      invalid: signal(false),
      write: (value: string) => {
        text.set(value);
      },
    });
    fixture.detectChanges();
    field = (fixture.nativeElement as HTMLElement).getElementsByTagName('input')[0] ?? field;
    document.body.append(fixture.nativeElement as HTMLElement);
  });

  function type(value: string): void {
    field.value = value;
    field.dispatchEvent(new Event('input'));
    fixture.detectChanges();
  }

  it('stays closed when the field takes the focus, and is a combobox all the same', async () => {
    field.focus();
    await fixture.whenStable();
    await vi.waitFor(() => {
      fixture.detectChanges();
      expect(field.getAttribute('role')).toBe('combobox');
    });
    expect(field.getAttribute('aria-expanded')).toBe('false');
  });

  it('takes half a word for a value only when the field is left', () => {
    type('stu');
    expect(text()).toBe('loft');
    type('studio');
    expect(text()).toBe('studio');
    type('cas');
    expect(text()).toBe('studio');
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
    expect(text()).toBe('cas');
  });
});
