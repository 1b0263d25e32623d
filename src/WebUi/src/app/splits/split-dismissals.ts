import { Injectable, signal } from '@angular/core';
import { DatasetDto, SplitDto } from '../api/generated/models';
import { load, save } from '../core/storage';
import { splitParameter } from './split';

type Named = Pick<DatasetDto, 'id' | 'createdAt'>;

/** Suggested splits that somebody decided against, for each dataset. Another one for the same dataset is shown again. */
@Injectable({ providedIn: 'root' })
export class SplitDismissals {
  private readonly changes = signal(0);

  isDismissed(dataset: Named, suggestion: SplitDto): boolean {
    this.changes();
    return load(keyOf(dataset)) === splitParameter(suggestion);
  }

  dismiss(dataset: Named, suggestion: SplitDto): void {
    save(keyOf(dataset), splitParameter(suggestion));
    this.changes.update((count) => count + 1);
  }
}

/** A later dataset of the same name is another one. */
function keyOf({ id, createdAt }: Named): string {
  return `split-kept.${id}.${createdAt}`;
}
