import { HttpErrorResponse, HttpEvent, HttpEventType } from '@angular/common/http';
import { signal } from '@angular/core';
import { Observable, Subscription } from 'rxjs';
import { fieldMessage, toProblem } from '../../api/problem';
import { BatchRow, readResults } from './csv-results';

const SHOWN = 20;
const SHOWN_PROBLEMS = 100;

/** Sends the file, with what its thousands are where the server asked. */
export type Send = (thousands: string | null) => Observable<HttpEvent<Blob>>;

/** A file of questions on its way to a file of answers: the server reads it, and gives it back. */
export class BatchPrediction {
  readonly state = signal<'running' | 'done' | 'failed'>('running');
  readonly error = signal<unknown>(null);
  /** The server's question which of two numbers is meant. */
  readonly question = signal<string | null>(null);
  readonly header = signal<readonly string[]>([]);
  readonly absent = signal<readonly string[]>([]);
  readonly first = signal<readonly BatchRow[]>([]);
  /** The first rows without a prediction. */
  readonly problems = signal<readonly BatchRow[]>([]);
  readonly predicted = signal(0);
  readonly failed = signal(0);
  /** How much of the file has gone up, from 0 to 1. */
  readonly sent = signal(0);
  /** The file with the answers behind its columns. */
  readonly answered = signal<Blob | null>(null);
  private sending: Subscription | null = null;

  constructor(
    readonly file: File,
    private readonly inputs: readonly string[],
    private readonly target: string,
    private readonly send: Send,
  ) {}

  start(thousands: string | null = null): void {
    this.stop();
    this.state.set('running');
    this.question.set(null);
    this.error.set(null);
    this.sending = this.send(thousands).subscribe({
      next: (event) => {
        if (event.type === HttpEventType.UploadProgress) {
          this.sent.set(event.total ? event.loaded / event.total : 0);
        } else if (event.type === HttpEventType.Response) {
          this.look(event.body ?? new Blob()).catch((error: unknown) => {
            void this.fail(error);
          });
        }
      },
      error: (error: unknown) => void this.fail(error),
    });
  }

  stop(): void {
    this.sending?.unsubscribe();
  }

  private async look(answered: Blob): Promise<void> {
    const { header, rows } = await readResults(answered, this.target);
    this.header.set(header);
    this.absent.set(this.inputs.filter((input) => !header.some((name) => name.trim() === input)));
    for await (const piece of rows) {
      const problems = piece.filter(({ problem }) => problem !== '');
      this.failed.update((count) => count + problems.length);
      this.predicted.update((count) => count + piece.length - problems.length);
      this.first.update((first) => [...first, ...piece.slice(0, SHOWN - first.length)]);
      this.problems.update((shown) => [...shown, ...problems.slice(0, SHOWN_PROBLEMS - shown.length)]);
    }
    this.answered.set(answered);
    this.state.set('done');
  }

  private async fail(error: unknown): Promise<void> {
    const told = await withProblem(error);
    const question = fieldMessage(toProblem(told), 'thousands');
    this.question.set(question);
    this.error.set(question === null ? told : null);
    this.state.set('failed');
  }
}

/** Asked for a file, the browser takes the server's problem for one. */
async function withProblem(error: unknown): Promise<unknown> {
  if (!(error instanceof HttpErrorResponse) || !(error.error instanceof Blob)) {
    return error;
  }
  const { status, headers, url } = error;
  const body: unknown = JSON.parse((await error.error.text()) || 'null');
  return new HttpErrorResponse({ status, headers, error: body, ...(url === null ? {} : { url }) });
}
