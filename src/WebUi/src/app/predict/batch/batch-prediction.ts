import { HttpClient } from '@angular/common/http';
import { signal } from '@angular/core';
import { Observable, Subscription } from 'rxjs';
import { TablePreviewDto } from '../../api/generated/models';
import { fieldMessage, toProblem } from '../../api/problem';
import { exchangeFile, Query, sendFile, Sending, Upload } from '../../shared/upload/upload';

/** One file to predict: the server previews its first rows, then returns the file with all predictions. */
export class BatchPrediction {
  readonly preview = signal<TablePreviewDto | null>(null);
  readonly busy = signal<{ what: 'checking' | 'predicting'; sent: number } | null>(null);
  readonly error = signal<unknown>(null);
  /** The server's question about ambiguous numbers. */
  readonly question = signal<string | null>(null);
  private sending: Subscription | null = null;
  private thousands: string | null = null;
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

  /** Checks the file again with another thousands separator. */
  answer(thousands: string): void {
    this.thousands = thousands;
    this.check();
  }

  check(): void {
    this.preview.set(null);
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
      ...(this.thousands === null ? {} : { thousands: this.thousands }),
    };
    return { url: this.url + path, query, file: this.file, mediaType: this.mediaType };
  }

  private send<T>(
    what: 'checking' | 'predicting',
    sending: Observable<Sending<T>>,
    answered: (answer: T) => void,
  ): void {
    this.stop();
    this.question.set(null);
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
        const question = fieldMessage(toProblem(error), 'thousands');
        this.busy.set(null);
        this.question.set(question);
        this.error.set(question === null ? error : null);
      },
    });
  }
}
