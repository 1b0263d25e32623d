import { computed, inject, Injectable, signal } from '@angular/core';
import { Router } from '@angular/router';
import { CurrentDataset } from '../datasets/current-dataset';
import { Toast } from '../shared/toast';
import { CurrentTraining } from '../training/current-training';
import { missingRows } from '../training/enough-rows';

/** Trains a dataset's model again, on the page that shows it. */
@Injectable({ providedIn: 'root' })
export class Retraining {
  private readonly router = inject(Router);
  private readonly notice = inject(Toast);
  private readonly training = inject(CurrentTraining);
  private readonly dataset = inject(CurrentDataset).dataset;
  private readonly starting = signal(false);
  /** Why there are too few rows; null where there are enough. */
  readonly missing = missingRows();
  readonly blocked = computed(
    () => this.starting() || this.training.watch()?.finished() === false || this.missing() !== null,
  );

  async start(leaveOut: readonly string[] | null | undefined): Promise<void> {
    this.starting.set(true);
    try {
      await this.training.start(leaveOut?.length ? { leaveOut: [...leaveOut] } : {});
      await this.router.navigate(['/d', this.dataset().id, 'model']);
      window.scrollTo({ top: 0 });
    } catch (error) {
      this.notice.failed(error);
    } finally {
      this.starting.set(false);
    }
  }
}
