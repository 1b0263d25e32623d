import { afterNextRender, DestroyRef, ElementRef, inject, Signal, signal } from '@angular/core';

export interface FrameSize {
  width: number;
  height: number;
  /** False before the first measurement, and in tests. */
  measured: boolean;
}

/** Size of an element in pixels, as it changes. */
export function frameSize(frame: Signal<ElementRef<HTMLElement>>): Signal<FrameSize> {
  const size = signal<FrameSize>({ width: 640, height: 320, measured: false }, { equal: isSame });
  const measure = () => {
    const { width, height } = frame().nativeElement.getBoundingClientRect();
    if (width > 0 && height > 0) {
      size.set({ width, height, measured: true });
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

function isSame(a: FrameSize, b: FrameSize): boolean {
  return a.width === b.width && a.height === b.height && a.measured === b.measured;
}

/** A number that changes as the reader forces colors, or no longer does. */
export function forcedColorChanges(): Signal<number> {
  const changes = signal(0);
  const count = () => {
    changes.update((before) => before + 1);
  };
  const forced = matchMedia('(forced-colors: active)');
  forced.addEventListener('change', count);
  inject(DestroyRef).onDestroy(() => {
    forced.removeEventListener('change', count);
  });
  return changes;
}
