import { inject, Injectable, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { Api } from '../api/generated/api';
import { getDataset, renameDataset } from '../api/generated/functions';
import { DecisionCostsDto } from '../api/generated/models';
import { keyOf } from './decision-costs';
import { CurrentDataset } from '../datasets/current-dataset';
import { ChangedSince, UndoStack } from '../datasets/changes/undo-stack';
import { Toast } from '../shared/toast';
import { ClassWords } from '../tasks/words/class-words';

/** Stores the costs of the dataset, with the way back. */
@Injectable({ providedIn: 'root' })
export class SavingCosts {
  private readonly api = inject(Api);
  private readonly current = inject(CurrentDataset);
  private readonly notice = inject(Toast);
  private readonly stack = inject(UndoStack);
  private readonly words = inject(ClassWords).t;
  readonly busy = signal(false);

  /** Null removes them. */
  async save(costs: DecisionCostsDto | null): Promise<void> {
    const { id: dataset, costs: before } = this.current.dataset();
    const { saved, removed, undone } = this.words().decide;
    this.busy.set(true);
    try {
      await this.send(dataset, costs);
      this.stack.done({
        said: costs ? saved : removed,
        undone,
        undo: async () => {
          const now = await firstValueFrom(this.api.invoke(getDataset, { dataset }));
          if (keyOf(now.costs ?? null) !== keyOf(costs)) {
            throw new ChangedSince();
          }
          await this.send(dataset, before);
        },
      });
      this.current.reload();
    } catch (error) {
      this.notice.failed(error);
    } finally {
      this.busy.set(false);
    }
  }

  private send(dataset: string, costs: DecisionCostsDto | null): Promise<unknown> {
    return firstValueFrom(this.api.invoke(renameDataset, { dataset, body: { costs } }));
  }
}
