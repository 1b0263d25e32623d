import { afterNextRender, DestroyRef, ElementRef, inject, Signal, signal } from '@angular/core';

/** Size in pixels before the first measurement, and in tests. */
const INITIAL = { width: 640, height: 320 };

/** Size of an element, as it changes. */
export function frameSize(frame: Signal<ElementRef<HTMLElement>>): Signal<{ width: number; height: number }> {
  const size = signal(INITIAL, { equal: (a, b) => a.width === b.width && a.height === b.height });
  const measure = () => {
    const { width, height } = frame().nativeElement.getBoundingClientRect();
    if (width > 0 && height > 0) {
      size.set({ width, height });
    }
  };
  const resize = new ResizeObserver(measure);
  afterNextRender(() => {
    measure();
    resize.observe(frame().nativeElement);
  });
  inject(DestroyRef).onDestroy(() => {
    resize.disconnect();
  });
  return size;
}

/** A number that changes with the colors of the medium: of paper, or those that the reader forces. */
export function mediumChanges(): Signal<number> {
  const changes = signal(0);
  const count = () => {
    changes.update((before) => before + 1);
  };
  const queries = ['print', '(forced-colors: active)'].map((query) => matchMedia(query));
  queries.forEach((query) => {
    query.addEventListener('change', count);
  });
  inject(DestroyRef).onDestroy(() => {
    queries.forEach((query) => {
      query.removeEventListener('change', count);
    });
  });
  return changes;
}
