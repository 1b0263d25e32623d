import { HttpClient } from '@angular/common/http';
import { computed, signal } from '@angular/core';
import { Observable, Subscription } from 'rxjs';
import { TablePreviewDto } from '../../api/generated/models';
import { problemsOf } from '../../import/session/found';
import { Reading, toQuery, withParameter } from '../../import/session/reading';
import { exchangeFile, Query, sendFile, Sending, Upload } from '../../shared/upload/upload';

/** One file to predict: the server previews its first rows, then returns the file with all predictions. */
export class BatchPrediction {
  readonly preview = signal<TablePreviewDto | null>(null);
  readonly busy = signal<{ what: 'checking' | 'predicting'; sent: number } | null>(null);
  readonly error = signal<unknown>(null);
  /** What the server noticed in the file. */
  readonly problems = computed(() => {
    const preview = this.preview();
    return preview ? problemsOf(preview) : [];
  });
  /** Nothing is predicted before these are settled. */
  readonly open = computed(() => this.problems().filter(({ severity }) => severity !== 'info').length);
  private readonly readings = signal<readonly Reading[]>([{}]);
  readonly undoable = computed(() => this.readings().length > 1);
  private sending: Subscription | null = null;
  private last = () => {
    this.check();
  };

  constructor(
    private readonly http: HttpClient,
    /** URL of the batch predictions of a dataset. */
    private readonly url: string,
    readonly file: File,
    private readonly mediaType: string,
    readonly confidence: number,
  ) {}

  /** Checks the file again, with an answer to one of its problems. */
  repair(parameters: Readonly<Record<string, string>>): void {
    const reading = Object.entries(parameters).reduce<Reading>(
      (before, [parameter, value]) => withParameter(before, parameter, value),
      this.readings().at(-1) ?? {},
    );
    this.readings.update((readings) => [...readings, reading]);
    this.check();
  }

  undo(): void {
    this.readings.update((readings) => readings.slice(0, -1));
    this.check();
  }

  check(): void {
    this.last = () => {
      this.check();
    };
    this.send('checking', sendFile<TablePreviewDto>(this.http, this.upload('/preview')), (preview) => {
      this.preview.set(preview);
    });
  }

  /** Fetches the file with all predictions and passes it to the callback. */
  predict(predicted: (file: Blob) => void): void {
    this.last = () => {
      this.predict(predicted);
    };
    this.send('predicting', exchangeFile(this.http, this.upload('')), predicted);
  }

  retry(): void {
    this.last();
  }

  stop(): void {
    this.sending?.unsubscribe();
    this.busy.set(null);
  }

  private upload(path: string): Upload {
    const query: Query = {
      confidence: String(this.confidence),
      ignoreMissing: true,
      ...toQuery(this.readings().at(-1) ?? {}),
    };
    return { url: this.url + path, query, file: this.file, mediaType: this.mediaType };
  }

  private send<T>(
    what: 'checking' | 'predicting',
    sending: Observable<Sending<T>>,
    answered: (answer: T) => void,
  ): void {
    this.stop();
    this.error.set(null);
    this.busy.set({ what, sent: 0 });
    this.sending = sending.subscribe({
      next: (event) => {
        if ('sent' in event) {
          this.busy.set({ what, sent: event.sent });
        } else {
          this.busy.set(null);
          answered(event.answer);
        }
      },
      error: (error: unknown) => {
        this.busy.set(null);
        this.error.set(error);
      },
    });
  }
}
