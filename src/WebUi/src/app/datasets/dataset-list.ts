import { computed, inject, Injectable, untracked } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { Subject } from 'rxjs';
import { Api } from '../api/generated/api';
import { listDatasets } from '../api/generated/functions';
import { lastValue } from '../core/last-value';
import { reloadWhenBack } from '../core/server-connection';
import { DatasetMarks } from './dataset-marks';

/** The starred ones and the oldest, for choosing one; the page of datasets has them all. */
@Injectable({ providedIn: 'root' })
export class DatasetList {
  private readonly api = inject(Api);
  private readonly marks = inject(DatasetMarks);
  private readonly page = rxResource({
    stream: () => this.api.invoke(listDatasets, { page: 1, pageSize: 500, first: untracked(this.marks.first) }),
  });
  private readonly latest = lastValue(this.page);

  /** Undefined until the list has come. */
  readonly datasets = computed(() => this.latest()?.items);
  readonly error = this.page.error;
  /** Ids of datasets as they are deleted. */
  readonly removed = new Subject<string>();

  constructor() {
    reloadWhenBack(this.page);
  }

  /** After a dataset was deleted. */
  remove(dataset: string): void {
    this.removed.next(dataset);
    this.reload();
  }

  reload(): void {
    this.page.reload();
  }
}
