import { computed, inject, Injectable, Signal, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
// Not from functions.ts: all functions of the API would be part of the initial JavaScript.
import { getDataset } from '../api/generated/fn/datasets/get-dataset';
import { Api } from '../api/generated/api';
import { DatasetDetailDto } from '../api/generated/models';
import { toProblem } from '../api/problem';
import { lastValue } from '../core/last-value';
import { reloadWhenBack } from '../core/server-connection';

/** The dataset in the address. */
@Injectable({ providedIn: 'root' })
export class CurrentDataset {
  private readonly api = inject(Api);
  readonly id = signal<string | null>(null);
  private readonly detail = rxResource({
    params: () => this.id() ?? undefined,
    stream: ({ params }) => this.api.invoke(getDataset, { dataset: params }),
  });
  private readonly latest = lastValue(this.detail);

  /** Undefined until it has come, and once it is gone; stays while it is loaded again. */
  readonly known = computed(() => {
    const latest = this.latest();
    return latest?.id === this.id() && !this.gone() ? latest : undefined;
  });

  /** For pages inside the shell, which shows them only once the dataset is known. */
  readonly dataset = this.latest as Signal<DatasetDetailDto>;
  readonly error = this.detail.error;
  private readonly gone = computed(() => {
    const error = this.error();
    return error !== undefined && ['not-found', 'in-trash'].includes(toProblem(error).kind);
  });

  constructor() {
    reloadWhenBack(this.detail);
  }

  reload(): void {
    this.detail.reload();
  }
}
