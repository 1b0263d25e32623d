import { computed, signal } from '@angular/core';
import { EpochDto, FittedCurveDto, TrainingRunDto } from '../../api/generated/models';

/** Four redraws a second look alive, and leave the page its frames while thousands of epochs come in. */
const FLUSH_EVERY_MS = 250;
const RECONNECT_AFTER_MS = 3000;

export type OpenStream = (url: string) => EventSource;

export interface RunWatchListener {
  finished?: (run: TrainingRunDto) => void;
  /** The stream broke off before the run's end. The browser or the watch connects again by itself. */
  dropped?: () => void;
}

export interface Pace {
  epochsPerSecond: number;
  /** Members that stop early make it shorter. */
  secondsLeft: number;
  secondsInAll: number;
}

export function isFinal(run: TrainingRunDto): boolean {
  return run.status !== 'queued' && run.status !== 'running';
}

/** Follows one training run over server-sent events, from its first epoch to its end. */
export class RunWatch {
  readonly run = signal<TrainingRunDto | undefined>(undefined);
  readonly epochs = signal<readonly EpochDto[]>([]);
  /** What is fitted so far, where there is one numeric input. */
  readonly curve = signal<FittedCurveDto | null>(null);
  readonly finished = computed(() => {
    const run = this.run();
    return run !== undefined && isFinal(run);
  });
  /** The search for settings while it lasts. */
  readonly search = computed(() => {
    const run = this.run();
    return run?.status === 'running' && run.search?.isOver === false ? run.search : null;
  });
  readonly epoch = computed(() => this.epochs().at(-1) ?? this.run()?.progress ?? null);
  /** By the clock of this page, because that of the server may differ; null until two moments can be compared. */
  private readonly epochsPerSecond = signal<number | null>(null);
  readonly pace = computed<Pace | null>(() => {
    const [epoch, perSecond] = [this.epoch(), this.epochsPerSecond()];
    return epoch && perSecond !== null
      ? {
          epochsPerSecond: perSecond,
          secondsLeft: (epoch.epochs - epoch.epoch) / perSecond,
          secondsInAll: epoch.epochs / perSecond,
        }
      : null;
  });
  /** Which learner is at work, and how far it is; null before the first. */
  readonly learner = computed(() => this.run()?.learner ?? null);
  /** Of the whole training. Epochs are those of the last learner. */
  readonly fraction = computed(() => {
    const [epoch, learner] = [this.epoch(), this.learner()];
    const share = epoch && epoch.epochs > 0 ? Math.min(epoch.epoch / epoch.epochs, 1) : 0;
    return learner
      ? learner.from +
          (learner.to - learner.from) *
            (learner.number === learner.count ? Math.max(share, learner.share) : learner.share)
      : share;
  });

  private source: EventSource | undefined;
  private pending: EpochDto[] = [];
  private paceSince: { at: number; epoch: number } | null = null;
  private runsOfConnection = 0;
  private flushing: ReturnType<typeof setTimeout> | undefined;
  private reconnecting: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly url: string,
    private readonly listener: RunWatchListener = {},
    private readonly open: OpenStream = (address) => new EventSource(address),
  ) {
    this.connect();
  }

  close(): void {
    clearTimeout(this.flushing);
    clearTimeout(this.reconnecting);
    this.source?.close();
  }

  private connect(): void {
    const source = this.open(this.url);
    this.source = source;
    source.addEventListener('epoch', (event: MessageEvent<string>) => {
      this.pending.push(JSON.parse(event.data) as EpochDto);
      this.flushing ??= setTimeout(() => {
        this.flush();
      }, FLUSH_EVERY_MS);
    });
    source.addEventListener('curve', (event: MessageEvent<string>) => {
      this.curve.set(JSON.parse(event.data) as FittedCurveDto);
    });
    source.addEventListener('run', (event: MessageEvent<string>) => {
      this.receive(JSON.parse(event.data) as TrainingRunDto);
    });
    source.addEventListener('open', () => {
      this.runsOfConnection = 0;
    });
    source.addEventListener('error', () => {
      const run = this.run();
      if (run && isFinal(run)) {
        this.end(run);
        return;
      }
      this.listener.dropped?.();
      if (source.readyState === EventSource.CLOSED) {
        // The browser reconnects by itself after a dropped connection, but not after a refused one.
        this.reconnecting = setTimeout(() => {
          this.connect();
        }, RECONNECT_AFTER_MS);
      }
    });
  }

  /** Each connection begins with the run, then come the epochs; only a later final status ends the stream. */
  private receive(run: TrainingRunDto): void {
    const before = this.run()?.startedAt ?? null;
    if (before !== null && before !== run.startedAt) {
      // Another process took it up, from its first epoch.
      this.pending = [];
      this.epochs.set([]);
      this.curve.set(null);
      this.paceSince = null;
      this.epochsPerSecond.set(null);
    }
    this.run.set(run);
    this.runsOfConnection++;
    if (isFinal(run) && this.runsOfConnection > 1) {
      this.end(run);
    }
  }

  private end(run: TrainingRunDto): void {
    this.flush();
    this.close();
    this.listener.finished?.(run);
  }

  /** A reconnected stream sends epochs again: each number is kept once. */
  private flush(): void {
    clearTimeout(this.flushing);
    this.flushing = undefined;
    const epochs = [...this.epochs()];
    for (const epoch of this.pending) {
      if (epoch.epoch > (epochs.at(-1)?.epoch ?? 0)) {
        epochs.push(epoch);
      }
    }
    this.pending = [];
    this.epochs.set(epochs);
    this.measurePace(epochs.at(-1)?.epoch ?? 0);
  }

  private measurePace(epoch: number): void {
    const now = performance.now();
    if (epoch > 0) {
      this.paceSince ??= { at: now, epoch };
      const seconds = (now - this.paceSince.at) / 1000;
      if (epoch > this.paceSince.epoch && seconds > 0) {
        this.epochsPerSecond.set((epoch - this.paceSince.epoch) / seconds);
      }
    }
  }
}
