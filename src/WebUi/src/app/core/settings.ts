import { computed, inject, Injectable } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { Api } from '../api/generated/api';
import { getSettings } from '../api/generated/functions';

/** How the server was set up. Asked once, by the first page that must know; what cannot be known is left out. */
@Injectable({ providedIn: 'root' })
export class Settings {
  private readonly api = inject(Api);
  private readonly known = rxResource({ stream: () => this.api.invoke(getSettings) });

  readonly fileFormats = computed(() => (this.known.hasValue() ? this.known.value().fileFormats : []));
  /** Zero where deleted datasets are gone at once; null while that is not known. */
  readonly trashDays = computed(() => (this.known.hasValue() ? this.known.value().trashDays : null));
  readonly tensorBoardUrl = computed(() => (this.known.hasValue() ? this.known.value().tensorBoardUrl : null));
}
