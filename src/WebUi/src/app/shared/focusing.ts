import { afterNextRender, ElementRef, inject, Injector } from '@angular/core';

/**
 * Gives a component the way to move the focus: to the first of its elements that matches, once it is drawn anew. What is
 * in a field can be selected with it, to be typed over.
 */
export function injectFocus(): (selector: string, select?: boolean) => void {
  const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  const injector = inject(Injector);
  return (selector, select = false) => {
    afterNextRender(
      () => {
        const found = host.querySelector<HTMLElement>(selector);
        found?.focus();
        if (select && found instanceof HTMLInputElement) {
          found.select();
        }
      },
      { injector },
    );
  };
}

/** What takes the focus when one of a list goes: the next, or else the one before. */
export function neighbour(ids: readonly string[], going: string): string | undefined {
  const at = ids.indexOf(going);
  return ids[at + 1] ?? ids[at - 1];
}

export const INVALID = '[aria-invalid="true"]';
