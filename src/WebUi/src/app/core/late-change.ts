import { DestroyRef, inject, untracked } from '@angular/core';
import { Router } from '@angular/router';

/** A change of the address that follows what is typed. */
export interface LateChange {
  /** Makes the change after a pause; a later one takes its place until then. */
  schedule(change: () => void): void;
  cancel(): void;
}

/** No change is made during a navigation: it would cancel it, such as one to a page whose code is still loading. */
export function injectLateChange(pauseMs: number): LateChange {
  const router = inject(Router);
  let timer: ReturnType<typeof setInterval> | undefined;
  const cancel = () => {
    clearInterval(timer);
  };
  inject(DestroyRef).onDestroy(cancel);
  return {
    schedule: (change) => {
      cancel();
      timer = setInterval(() => {
        if (untracked(router.currentNavigation) === null) {
          cancel();
          change();
        }
      }, pauseMs);
    },
    cancel,
  };
}
