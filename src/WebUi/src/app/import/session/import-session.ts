import { HttpClient } from '@angular/common/http';
import { computed, signal } from '@angular/core';
import { Subscription } from 'rxjs';
import { DatasetDto, DatasetImportDto, ImportDto, SplitSuggestionDto } from '../../api/generated/models';
import { Problem, toProblem } from '../../api/problem';
import { FileFormats } from '../../core/file-formats';
import { dryRunQuery, ImportChoices, nameFrom, noChoices, storeQuery } from './import-choices';
import { splitQuery } from './split-choices';
import { isReadable, newKey, queryText, sendFile } from '../../shared/upload/upload';

export interface Failure {
  during: 'asking' | 'storing';
  problem: Problem;
  /** The file itself was changed, moved or deleted. */
  gone: boolean;
}

export interface Stored {
  dataset: string;
  import: ImportDto;
}

/** A new dataset comes with what was imported; else there is only that. */
type Answer = ImportDto | DatasetImportDto;

/** One file on its way into a dataset, or into a new one where `dataset` is null. */
export class ImportSession {
  readonly file = signal<File | null>(null);
  readonly pasted = signal(false);
  readonly choices = signal<ImportChoices>(noChoices());
  readonly found = signal<ImportDto | null>(null);
  /** Another split that the rows speak for, and whether somebody decided against it. */
  readonly suggestedSplit = signal<SplitSuggestionDto | null>(null);
  readonly keepsByRow = signal(false);
  readonly stored = signal<Stored | null>(null);
  readonly busy = signal<{ what: 'asking' | 'storing'; sent: number } | null>(null);
  readonly failure = signal<Failure | null>(null);
  /** Storing was stopped before its answer came. */
  readonly stopped = signal(false);
  readonly step = computed(() => (this.file() ? 'check' : 'choose'));
  /** Whether a training follows. */
  readonly trains = signal(false);

  /** The choices before each change that can be taken back. */
  private readonly before = signal<readonly ImportChoices[]>([]);
  readonly undoable = computed(() => this.before().length > 0);

  private sending: Subscription | null = null;
  /** The choices that `found` is the answer to. */
  private asked = noChoices();
  /** A try again with the same choices has the same key: what was stored without an answer is not stored twice. */
  private attempt: { of: string; key: string } | null = null;

  constructor(
    private readonly http: HttpClient,
    private readonly formats: Pick<FileFormats, 'hasHeader' | 'mediaTypeOf'>,
    readonly dataset: string | null,
    private readonly changed: (created: DatasetDto | null) => void,
  ) {}

  take(file: File): void {
    this.begin(file, noChoices(nameFrom(file.name)));
  }

  /** Spreadsheets put tabs between the cells that are copied from them. */
  takePasted(text: string, name = ''): void {
    this.begin(new File([text], 'pasted.csv'), {
      ...noChoices(name),
      reading: text.includes('\t') ? { delimiter: ['tab'] } : {},
    });
    this.pasted.set(true);
  }

  reset(): void {
    this.sending?.unsubscribe();
    this.attempt = null;
    this.asked = noChoices();
    this.choices.set(this.asked);
    this.file.set(null);
    this.pasted.set(false);
    this.found.set(null);
    this.suggestedSplit.set(null);
    this.keepsByRow.set(false);
    this.stored.set(null);
    this.busy.set(null);
    this.failure.set(null);
    this.stopped.set(false);
    this.trains.set(false);
    this.before.set([]);
  }

  /** For what changes only what is stored, not what was found. */
  choose(choices: Partial<ImportChoices>): void {
    this.choices.update((before) => ({ ...before, ...choices }));
    this.stopped.set(false);
  }

  /** As `ask`, and can be taken back. */
  change(choices: Partial<ImportChoices>): void {
    this.before.update((before) => [...before, this.choices()]);
    this.ask(choices);
  }

  undo(): void {
    const [last, ...earlier] = [...this.before()].reverse();
    if (last) {
      this.before.set(earlier.reverse());
      this.ask({ ...last, ...this.lasting() });
    }
  }

  ask(choices: Partial<ImportChoices> = {}): void {
    const file = this.file();
    if (!file) {
      return;
    }
    this.choose(choices);
    const asked = this.choices();
    this.send('asking', file, dryRunQuery(asked, this.dataset, this.formats.hasHeader(file.name)), (answer) => {
      this.asked = asked;
      this.found.set('import' in answer ? answer.import : answer);
      this.suggestedSplit.set(('import' in answer ? answer.splitSuggestion : null) ?? null);
    });
  }

  store(): void {
    const file = this.file();
    const found = this.found();
    if (!file || !found || this.busy()) {
      return;
    }
    const query = {
      ...storeQuery(this.choices(), this.dataset, found),
      ...splitQuery(this.choices(), this.dataset, found),
    };
    const of = queryText(query);
    this.attempt = this.attempt?.of === of ? this.attempt : { of, key: newKey() };
    this.stopped.set(false);
    this.send(
      'storing',
      file,
      query,
      (answer) => {
        const imported = 'import' in answer ? answer.import : answer;
        const created = 'import' in answer ? answer.dataset : null;
        this.stored.set({ dataset: created?.id ?? this.dataset ?? '', import: imported });
        this.changed(created);
      },
      this.attempt.key,
    );
  }

  /** Back to what was there before: the answer to the choices before, or no file at all. */
  cancel(): void {
    const busy = this.busy();
    this.sending?.unsubscribe();
    this.busy.set(null);
    if (busy?.what === 'storing') {
      this.stopped.set(true);
    } else if (this.found()) {
      this.choices.set({ ...this.asked, ...this.lasting() });
    } else {
      this.reset();
    }
  }

  /** What was chosen beside the question, and so does not go with it. */
  private lasting(): Pick<ImportChoices, 'name' | 'skipBad' | 'skipIdentical' | 'split'> {
    const { name, skipBad, skipIdentical, split } = this.choices();
    return { name, skipBad, skipIdentical, split };
  }

  private begin(file: File, choices: ImportChoices): void {
    this.reset();
    this.file.set(file);
    this.ask(choices);
  }

  private send(
    what: 'asking' | 'storing',
    file: File,
    query: ReturnType<typeof dryRunQuery>,
    answered: (answer: Answer) => void,
    key?: string,
  ): void {
    const into = this.dataset === null ? 'import' : `${encodeURIComponent(this.dataset)}/examples/import`;
    this.sending?.unsubscribe();
    this.failure.set(null);
    this.busy.set({ what, sent: 0 });
    const mediaType = this.formats.mediaTypeOf(file.name);
    this.sending = sendFile<Answer>(this.http, {
      url: `/api/datasets/${into}`,
      query,
      file,
      mediaType,
      ...(key === undefined ? {} : { idempotencyKey: key }),
    }).subscribe({
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
        void this.fail(what, file, toProblem(error));
      },
    });
  }

  private async fail(during: Failure['during'], file: File, problem: Problem): Promise<void> {
    const gone = problem.kind === 'unreachable' && !(await isReadable(file));
    if (this.file() === file && !this.busy()) {
      this.failure.set({ during, problem, gone });
    }
  }
}
