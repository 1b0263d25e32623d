import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { Chart } from '../charts/chart';
import { LimitHandles } from './limit-handles';
import { Limits } from './limits';

/** A plot of 1000 px across which the percents are spread. */
const CHART = {
  layout: () => ({ plot: { top: 10, bottom: 90 }, x: { place: (value: number) => 10 * value } }),
  size: () => ({ width: 1000, height: 100 }),
} as unknown as Chart;

@Component({
  imports: [LimitHandles],
  template: `<app-limit-handles [chart]="chart" [classes]="['no', 'yes']" [asks]="asks()" [(limits)]="limits" />`,
})
class Host {
  protected readonly chart = CHART;
  readonly asks = signal(true);
  readonly limits = signal<Limits>({ lower: 0.18, upper: 0.552 });
}

describe('the handles of the limits', () => {
  function open() {
    const fixture = TestBed.createComponent(Host);
    fixture.detectChanges();
    const page = fixture.nativeElement as HTMLElement;
    const handles = () => [...page.querySelectorAll<HTMLElement>('[role=slider]')];
    const press = (handle: HTMLElement | undefined, key: string) => {
      handle?.dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }));
      fixture.detectChanges();
    };
    return { fixture, handles, press, limits: fixture.componentInstance.limits };
  }

  it('are two sliders with what they stand for', () => {
    const { handles } = open();
    expect(handles().map((handle) => handle.getAttribute('aria-label'))).toEqual([
      'Upper end of “no”',
      'Lower end of “yes”',
    ]);
    expect(handles().map(({ style }) => style.left)).toEqual(['18%', '55.2%']);
  });

  it('move by keys to whole percents, and do not pass each other', () => {
    const { handles, press, limits } = open();
    press(handles()[1], 'ArrowRight');
    expect(limits()).toEqual({ lower: 0.18, upper: 0.56 });
    press(handles()[0], 'PageUp');
    expect(limits().lower).toBe(0.28);
    press(handles()[0], 'End');
    expect(limits()).toEqual({ lower: 0.56, upper: 0.56 });
    press(handles()[1], 'Home');
    expect(limits()).toEqual({ lower: 0.56, upper: 0.56 });
  });

  it('are one where nobody can be asked', () => {
    const { fixture, handles, press, limits } = open();
    fixture.componentInstance.asks.set(false);
    fixture.detectChanges();
    expect(handles()).toHaveLength(1);
    press(handles()[0], 'ArrowLeft');
    expect(limits()).toEqual({ lower: 0.54, upper: 0.54 });
  });
});
