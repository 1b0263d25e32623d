import { inject, Injectable, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { Api } from '../api/generated/api';
import { getDataset, renameDataset } from '../api/generated/functions';
import { SplitDto } from '../api/generated/models';
import { ChangedSince, UndoStack } from '../datasets/changes/undo-stack';
import { CurrentDataset } from '../datasets/current-dataset';
import { isSameSplit } from './split';
import { SplitWords } from './split-words';

/** Stores the split of the dataset, with the way back. */
@Injectable({ providedIn: 'root' })
export class SavingSplit {
  private readonly api = inject(Api);
  private readonly current = inject(CurrentDataset);
  private readonly stack = inject(UndoStack);
  private readonly words = inject(SplitWords);
  readonly busy = signal(false);

  /** What went wrong, or null. */
  async save(split: SplitDto): Promise<unknown> {
    const { id: dataset, split: before } = this.current.dataset();
    const { saved, undone } = this.words.t().settings;
    this.busy.set(true);
    try {
      await this.send(dataset, split);
      this.stack.done({
        said: saved(this.words.said(split)),
        undone: undone(this.words.said(before)),
        undo: async () => {
          const now = await firstValueFrom(this.api.invoke(getDataset, { dataset }));
          if (!isSameSplit(now.split, split)) {
            throw new ChangedSince();
          }
          await this.send(dataset, before);
        },
      });
      this.current.reload();
      return null;
    } catch (error) {
      return error;
    } finally {
      this.busy.set(false);
    }
  }

  private send(dataset: string, split: SplitDto): Promise<unknown> {
    return firstValueFrom(this.api.invoke(renameDataset, { dataset, body: { split } }));
  }
}
