import { ComponentFixture, TestBed } from '@angular/core/testing';
import { SplitDto } from '../api/generated/models';
import { I18n } from '../core/i18n/i18n';
import { SplitColumn } from './split';
import { SplitChoice } from './split-choice';

const COLUMNS: SplitColumn[] = [
  { name: 'size', kind: 'categorical', isKept: false },
  { name: 'chick', kind: 'categorical', isKept: false },
];

describe('SplitChoice', () => {
  let fixture: ComponentFixture<SplitChoice>;
  const chosen: SplitDto[] = [];
  const page = () => fixture.nativeElement as HTMLElement;
  const radio = (by: string) => page().querySelector<HTMLInputElement>(`#split-${by}`);

  function show(columns: readonly SplitColumn[], split: SplitDto = { by: 'row', column: null }): void {
    chosen.length = 0;
    TestBed.inject(I18n).language.set('en');
    fixture = TestBed.createComponent(SplitChoice);
    fixture.componentRef.setInput('columns', columns);
    fixture.componentRef.setInput('split', split);
    fixture.componentInstance.chosen.subscribe((split) => chosen.push(split));
    fixture.detectChanges();
  }

  it('asks only what a column can answer', () => {
    show(COLUMNS);
    expect(radio('time')).toBeNull();
    show([{ name: 'seen', kind: 'dateTime', isKept: true }]);
    expect(radio('time')?.getAttribute('aria-label')).toBe('a later seen');
    show([]);
    expect(page().querySelectorAll('input')).toHaveLength(1);
  });

  it('chooses a question with its column, and keeps the column that was picked', () => {
    show(COLUMNS);
    radio('group')?.click();
    expect(chosen.at(-1)).toEqual({ by: 'group', column: 'size' });
    const select = page().querySelector('select');
    if (select) {
      select.value = 'chick';
      select.dispatchEvent(new Event('change'));
    }
    expect(chosen.at(-1)).toEqual({ by: 'group', column: 'chick' });
    fixture.componentRef.setInput('split', chosen.at(-1));
    fixture.detectChanges();
    fixture.componentRef.setInput('split', { by: 'row', column: null });
    fixture.detectChanges();
    expect(page().textContent).toContain('values of chick');
    expect(radio('row')?.checked).toBe(true);
  });

  it('offers the suggested column first', () => {
    show(COLUMNS);
    fixture.componentRef.setInput('suggested', { by: 'group', column: 'chick' });
    fixture.detectChanges();
    expect(page().querySelector('select')?.value).toBe('chick');
    expect(radio('row')?.checked).toBe(true);
    radio('group')?.click();
    expect(chosen.at(-1)).toEqual({ by: 'group', column: 'chick' });
  });

  it('shows the split that a dataset has', () => {
    show(COLUMNS, { by: 'group', column: 'chick' });
    expect(radio('group')?.checked).toBe(true);
    expect(page().querySelector('select')?.value).toBe('chick');
  });
});
