import { ComponentFixture, TestBed } from '@angular/core/testing';
import { summaryOf } from '../../../testing/datasets';
import { Condition } from '../../column-types/filter/condition';
import { I18n } from '../../core/i18n/i18n';
import { ColumnHistogram } from './column-histogram';

describe('ColumnHistogram', () => {
  let fixture: ComponentFixture<ColumnHistogram>;
  let asked: string[][];
  const bars = () => (fixture.nativeElement as HTMLElement).querySelector<HTMLElement>('.bars');
  const chosen = () =>
    [...(bars()?.querySelectorAll('.bar') ?? [])].flatMap((bar, at) => (bar.classList.contains('chosen') ? [at] : []));

  beforeEach(() => {
    TestBed.inject(I18n).language.set('en');
    fixture = TestBed.createComponent(ColumnHistogram);
    fixture.componentRef.setInput('summary', summaryOf({ min: 0, max: 400, histogram: [10, 20, 30, 5] }));
    asked = [];
    fixture.componentInstance.filter.subscribe((conditions) => {
      asked.push(conditions.map(({ relation, value }) => relation + value));
    });
    fixture.detectChanges();
    const host = fixture.nativeElement as HTMLElement;
    host.getBoundingClientRect = () => new DOMRect(0, 0, 400, 24);
    HTMLElement.prototype.setPointerCapture = () => undefined;
  });

  function point(type: string, clientX: number, pointerType = 'mouse'): void {
    bars()?.dispatchEvent(new PointerEvent(type, { clientX, pointerType, button: 0, bubbles: true }));
    fixture.detectChanges();
  }

  function press(key: string, shiftKey = false): void {
    bars()?.dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey }));
    fixture.detectChanges();
  }

  it('filters by the bar that is clicked, and by the bars that are dragged over in either direction', () => {
    point('pointerdown', 150);
    point('pointerup', 150);
    point('pointerdown', 350);
    point('pointermove', 150);
    expect(chosen()).toEqual([1, 2, 3]);
    point('pointerup', 150);
    expect(asked).toEqual([
      ['>=100', '<200'],
      ['>=100', '<=400'],
    ]);
    expect(chosen()).toEqual([]);
  });

  it('says what lies below the pointer, and how many rows that are', () => {
    point('pointermove', 250);
    expect((fixture.nativeElement as HTMLElement).textContent).toContain('200 – 300: 30 rows');
    point('pointerleave', 250);
    expect((fixture.nativeElement as HTMLElement).textContent).not.toContain('rows');
  });

  it('shows the bars that the filter leaves, and takes it back when they are chosen once more', () => {
    const conditions: Condition[] = [
      { column: 'sqft', relation: '>=', value: '100' },
      { column: 'sqft', relation: '<', value: '200' },
    ];
    fixture.componentRef.setInput('conditions', conditions);
    fixture.detectChanges();
    expect(chosen()).toEqual([1]);
    point('pointerdown', 150);
    point('pointerup', 150);
    expect(asked).toEqual([[]]);
  });

  it('is moved by the arrows, extended with Shift and applied with Enter', () => {
    press('ArrowRight');
    press('ArrowRight');
    expect(bars()?.getAttribute('aria-valuetext')).toBe('100 – 200: 20 rows');
    press('ArrowRight', true);
    expect(bars()?.getAttribute('aria-valuetext')).toBe('100 – 300: 50 rows');
    press('Enter');
    expect(asked).toEqual([['>=100', '<300']]);
    press('Escape');
    expect(chosen()).toEqual([]);
    press('End');
    press('ArrowRight');
    expect(bars()?.getAttribute('aria-valuetext')).toBe('300 – 400: 5 rows');
  });

  it('leaves its bars to a mouse: a finger opens the fields of the filter', () => {
    let opened = 0;
    fixture.componentInstance.edit.subscribe(() => opened++);
    point('pointerdown', 150, 'touch');
    point('pointerup', 150, 'touch');
    expect([opened, asked]).toEqual([1, []]);
  });
});
