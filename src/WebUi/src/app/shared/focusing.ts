import { afterNextRender, ElementRef, inject, Injector } from '@angular/core';

/** Gives a component the way to move the focus: to the first of its elements that matches, once it is drawn anew. */
export function focusing(): (selector: string) => void {
  const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  const injector = inject(Injector);
  return (selector) => {
    afterNextRender(() => host.querySelector<HTMLElement>(selector)?.focus(), { injector });
  };
}

export const INVALID = '[aria-invalid="true"]';
