import { inject, Injectable, signal } from '@angular/core';
import { Router } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { Api } from '../api/generated/api';
import { startTraining } from '../api/generated/functions';
import { TrainRequest } from '../api/generated/models';
import { toProblem } from '../api/problem';
import { CurrentDataset } from '../datasets/current-dataset';
import { Toast } from '../shared/toast';
import { CurrentTraining } from './current-training';

/** Trains with one click from anywhere, and shows the training where its result will be. */
@Injectable({ providedIn: 'root' })
export class StartTraining {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly current = inject(CurrentDataset);
  private readonly toast = inject(Toast);
  private readonly training = inject(CurrentTraining);
  readonly starting = signal(false);

  /** The dataset in the address, or one that was just made. One that runs already is shown as well. False where none could be started, which is told. */
  async of(dataset: string, options: TrainRequest = {}): Promise<boolean> {
    this.starting.set(true);
    try {
      if (this.current.known()?.id === dataset) {
        await this.training.start(options);
      } else {
        await firstValueFrom(this.api.invoke(startTraining, { dataset, body: options }));
      }
    } catch (error) {
      if (toProblem(error).kind !== 'training-in-progress') {
        this.toast.failed(error);
        return false;
      }
    } finally {
      this.starting.set(false);
    }
    return this.router.navigate(['/d', dataset, 'model']);
  }
}
