import { computed, inject, Injectable } from '@angular/core';
import { TrainRequest } from '../api/generated/models';
import { CurrentDataset } from '../datasets/current-dataset';
import { CurrentTraining } from '../training/current-training';
import { missingRows } from '../training/enough-rows';
import { StartTraining } from '../training/start-training';

/** Trains a dataset's model again, on the page that shows it. */
@Injectable({ providedIn: 'root' })
export class Retraining {
  private readonly training = inject(StartTraining);
  private readonly watch = inject(CurrentTraining).watch;
  private readonly dataset = inject(CurrentDataset).dataset;
  /** Why there are too few rows; null where there are enough. */
  readonly missing = missingRows();
  readonly blocked = computed(
    () => this.training.starting() || this.watch()?.finished() === false || this.missing() !== null,
  );

  /** Without the columns that the version was trained without. */
  async start(leaveOut: readonly string[] | null | undefined): Promise<void> {
    await this.train({ leaveOut: [...(leaveOut ?? [])] });
  }

  /** Without a column that gives the target away: the new version errs more, and takes over all the same. */
  async without(columns: readonly string[]): Promise<void> {
    await this.train({ leaveOut: [...columns], activate: 'always' });
  }

  private async train(options: TrainRequest): Promise<void> {
    if (await this.training.of(this.dataset().id, options)) {
      window.scrollTo({ top: 0 });
    }
  }
}
