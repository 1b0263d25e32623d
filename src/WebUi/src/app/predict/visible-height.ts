import { DestroyRef, inject, Signal, signal } from '@angular/core';

/** Height in px of what is in sight: less than the window while a keyboard is on the screen. Call it in an injection context. */
export function visibleHeight(): Signal<number> {
  const viewport = window.visualViewport;
  const height = signal(viewport?.height ?? window.innerHeight);
  const changed = () => {
    height.set(viewport?.height ?? window.innerHeight);
  };
  viewport?.addEventListener('resize', changed);
  inject(DestroyRef).onDestroy(() => {
    viewport?.removeEventListener('resize', changed);
  });
  return height.asReadonly();
}
