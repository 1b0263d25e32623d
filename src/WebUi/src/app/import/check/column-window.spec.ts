import { signal } from '@angular/core';
import { ColumnWindow } from './column-window';

describe('a window over many columns', () => {
  const columns = signal(Array.from({ length: 2000 }, (_, index) => ({ name: `c${index}` })));
  const shown = (window: ColumnWindow<{ name: string }>) => window.shown().map(({ column }) => column.name);

  it('shows fifty at a time, and turns to the last ones', () => {
    const window = new ColumnWindow(columns);
    expect(shown(window)).toHaveLength(50);
    window.turn(1);
    expect(shown(window)[0]).toBe('c50');
    for (let turn = 0; turn < 60; turn++) {
      window.turn(1);
    }
    expect(shown(window).at(-1)).toBe('c1999');
  });

  it('finds columns by a part of their name, and knows their place in the file', () => {
    const window = new ColumnWindow(columns);
    window.turn(1);
    window.find('C199');
    expect(window.total()).toBe(11);
    expect(window.shown()[0]).toEqual({ column: { name: 'c199' }, place: 199 });
    window.find('none');
    expect([window.total(), shown(window)]).toEqual([0, []]);
  });

  it('is not needed for few', () => {
    expect(new ColumnWindow(signal([{ name: 'a' }])).needed()).toBe(false);
  });
});
