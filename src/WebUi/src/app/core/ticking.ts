import { DestroyRef, inject, Signal, signal } from '@angular/core';

/** The time by the clock of this page, in milliseconds, which goes on by itself; only while injecting. */
export function ticking(everyMs = 1000): Signal<number> {
  const now = signal(Date.now());
  const timer = setInterval(() => {
    now.set(Date.now());
  }, everyMs);
  inject(DestroyRef).onDestroy(() => {
    clearInterval(timer);
  });
  return now;
}
