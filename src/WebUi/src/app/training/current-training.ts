import { effect, inject, Injectable, signal, untracked } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { Api } from '../api/generated/api';
import { startTraining } from '../api/generated/functions';
import { TrainRequest, TrainingRunDto } from '../api/generated/models';
import { ServerConnection } from '../core/server-connection';
import { CurrentDataset } from '../datasets/current-dataset';
import { RunWatch } from './run/run-watch';

export function eventsUrl(api: Api, dataset: string, run: string): string {
  return `${api.rootUrl}/api/datasets/${encodeURIComponent(dataset)}/training-runs/${run}/events`;
}

/** The training of the dataset in the address, if one is running or has just ended on this page. */
@Injectable({ providedIn: 'root' })
export class CurrentTraining {
  private readonly api = inject(Api);
  private readonly current = inject(CurrentDataset);
  private readonly server = inject(ServerConnection);
  readonly watch = signal<RunWatch | null>(null);
  private following: { dataset: string; run: string } | null = null;

  constructor() {
    effect(() => {
      const dataset = this.current.known();
      untracked(() => {
        if (dataset?.currentRun) {
          this.follow(dataset.id, dataset.currentRun);
        } else if (this.following && this.following.dataset !== this.current.id()) {
          this.stop();
        }
      });
    });
  }

  async start(options: TrainRequest): Promise<void> {
    const { id } = this.current.dataset();
    try {
      this.follow(id, await firstValueFrom(this.api.invoke(startTraining, { dataset: id, body: options })));
    } finally {
      // One that was started elsewhere is followed as soon as the dataset tells of it.
      this.current.reload();
    }
  }

  /** Puts the outcome of a finished training away. */
  dismiss(): void {
    if (this.watch()?.finished()) {
      this.stop();
    }
  }

  private follow(dataset: string, run: TrainingRunDto): void {
    if (this.following?.run === run.id) {
      return;
    }
    this.stop();
    this.following = { dataset, run: run.id };
    const watch = new RunWatch(eventsUrl(this.api, dataset, run.id), {
      finished: () => {
        this.current.reload();
      },
      dropped: () => void this.server.doubt(),
    });
    watch.run.set(run);
    this.watch.set(watch);
  }

  private stop(): void {
    this.watch()?.close();
    this.watch.set(null);
    this.following = null;
  }
}
