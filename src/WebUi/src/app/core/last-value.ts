import { linkedSignal, Resource, Signal } from '@angular/core';

/** What a resource held last: it stays on the page while the next value is loading, or failed to. */
export function lastValue<T>(resource: Resource<T | undefined>): Signal<T | undefined> {
  return linkedSignal<T | undefined, T | undefined>({
    source: () => (resource.hasValue() ? resource.value() : undefined),
    computation: (value, previous) => value ?? previous?.value,
  }).asReadonly();
}
