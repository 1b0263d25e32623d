import { inject, Injectable, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { Api } from '../api/generated/api';
import { renameDataset } from '../api/generated/functions';
import { DatasetDto, SplitDto } from '../api/generated/models';
import { load, save } from '../core/storage';
import { isSameSplit, splitParameter } from './split';

type Named = Pick<DatasetDto, 'id' | 'createdAt'>;

/**
 * Suggested splits that somebody decided against, for each dataset. Another one for the same dataset is shown again. The dataset remembers
 * it for everybody and for the reports of trainings; this browser does where the dataset must not be changed.
 */
@Injectable({ providedIn: 'root' })
export class SplitDismissals {
  private readonly api = inject(Api);
  private readonly changes = signal(0);

  isDismissed(dataset: Named & Partial<Pick<DatasetDto, 'declinedSplit'>>, suggestion: SplitDto): boolean {
    this.changes();
    const { declinedSplit } = dataset;
    const isDeclined = declinedSplit != null && isSameSplit(declinedSplit, suggestion);
    return isDeclined || load(keyOf(dataset)) === splitParameter(suggestion);
  }

  dismiss(dataset: Named, { by, column }: SplitDto): void {
    const declinedSplit = { by, column };
    save(keyOf(dataset), splitParameter(declinedSplit));
    this.changes.update((count) => count + 1);
    firstValueFrom(this.api.invoke(renameDataset, { dataset: dataset.id, body: { declinedSplit } })).catch(
      () => undefined,
    );
  }
}

/** A later dataset of the same name is another one. */
function keyOf({ id, createdAt }: Named): string {
  return `split-kept.${id}.${createdAt}`;
}
