import { computed, inject, Injectable } from '@angular/core';
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

  async start(leaveOut: readonly string[] | null | undefined): Promise<void> {
    if (await this.training.of(this.dataset().id, leaveOut?.length ? { leaveOut: [...leaveOut] } : {})) {
      window.scrollTo({ top: 0 });
    }
  }
}
