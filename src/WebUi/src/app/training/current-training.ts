import { computed, effect, inject, Injectable, signal, untracked } from '@angular/core';
import { firstValueFrom, Subject } from 'rxjs';
import { Api } from '../api/generated/api';
import { getTrainingRun, startTraining } from '../api/generated/functions';
import { DatasetDetailDto, TrainingRunDto, TrainRequest } from '../api/generated/models';
import { toProblem } from '../api/problem';
import { ServerConnection } from '../core/server-connection';
import { CurrentDataset } from '../datasets/current-dataset';
import { LeftOutColumns } from './left-out-columns';
import { RunWatch } from './run/run-watch';

export function eventsUrl(api: Api, dataset: string, run: string): string {
  return `${api.rootUrl}/api/datasets/${encodeURIComponent(dataset)}/training-runs/${run}/events`;
}

/** A training that this page follows to its end, whichever dataset is looked at in the meantime. */
export interface FollowedTraining {
  dataset: DatasetDetailDto;
  run: string;
  watch: RunWatch;
}

/** Starts trainings and follows them. */
@Injectable({ providedIn: 'root' })
export class CurrentTraining {
  private readonly api = inject(Api);
  private readonly current = inject(CurrentDataset);
  private readonly server = inject(ServerConnection);
  private readonly leftOut = inject(LeftOutColumns);
  private readonly followed = signal<readonly FollowedTraining[]>([]);
  private readonly shown = new Set<RunWatch>();

  /** Of the dataset in the address, if a training is running or has just ended. */
  readonly watch = computed(
    () => this.followed().find(({ dataset }) => dataset.id === this.current.id())?.watch ?? null,
  );

  /** The training that runs: that of the dataset in the address before that of another. */
  readonly running = computed(() => {
    const running = this.followed().filter(({ watch }) => !watch.finished());
    return running.find(({ dataset }) => dataset.id === this.current.id()) ?? running[0] ?? null;
  });

  /** Followed trainings as they end. */
  readonly ended = new Subject<FollowedTraining>();

  constructor() {
    effect(() => {
      const [id, dataset] = [this.current.id(), this.current.known()];
      untracked(() => {
        this.forget(({ dataset: other, watch }) => other.id !== id && watch.finished());
        if (dataset?.currentRun) {
          this.follow(dataset, dataset.currentRun);
        }
      });
    });
  }

  /** Trains the dataset in the address. Columns stay left out until others are chosen. */
  async start(options: TrainRequest = {}): Promise<void> {
    const dataset = this.current.dataset();
    if (options.leaveOut) {
      this.leftOut.choose(options.leaveOut);
    }
    const leaveOut = [...this.leftOut.names()];
    const body = leaveOut.length > 0 ? { ...options, leaveOut } : options;
    try {
      this.follow(dataset, await firstValueFrom(this.api.invoke(startTraining, { dataset: dataset.id, body })));
    } finally {
      // One that was started elsewhere is followed as soon as the dataset tells of it.
      this.current.reload();
    }
  }

  /** Puts the outcome of a finished training away. */
  dismiss(): void {
    const watch = this.watch();
    this.forget((training) => training.watch === watch && training.watch.finished());
  }

  /** Says that the training is in view, so that its end need not be told; returns what ends that. */
  show(watch: RunWatch): () => void {
    this.shown.add(watch);
    return () => this.shown.delete(watch);
  }

  isShown(watch: RunWatch): boolean {
    return this.shown.has(watch);
  }

  private follow(dataset: DatasetDetailDto, run: TrainingRunDto): void {
    if (this.followed().some((training) => training.run === run.id)) {
      return;
    }
    this.forget((training) => training.dataset.id === dataset.id);
    const watch = new RunWatch(eventsUrl(this.api, dataset.id, run.id), {
      finished: () => {
        this.ended.next(training);
        if (this.current.id() === dataset.id) {
          this.current.reload();
        } else {
          this.forget((each) => each === training);
        }
      },
      dropped: () => void this.doubt(training),
    });
    const training: FollowedTraining = { dataset, run: run.id, watch };
    watch.run.set(run);
    this.followed.update((followed) => [...followed, training]);
  }

  /** A stream that breaks off may be that of a deleted dataset, which no page in view would notice. */
  private async doubt(training: FollowedTraining): Promise<void> {
    void this.server.doubt();
    try {
      await firstValueFrom(this.api.invoke(getTrainingRun, { dataset: training.dataset.id, id: training.run }));
    } catch (error) {
      if (toProblem(error).kind === 'not-found') {
        this.forget((each) => each === training);
      }
    }
  }

  private forget(which: (training: FollowedTraining) => boolean): void {
    const forgotten = this.followed().filter(which);
    if (forgotten.length > 0) {
      forgotten.forEach(({ watch }) => {
        watch.close();
      });
      this.followed.update((followed) => followed.filter((training) => !forgotten.includes(training)));
    }
  }
}
