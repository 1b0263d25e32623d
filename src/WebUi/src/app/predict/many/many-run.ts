import { signal } from '@angular/core';
import { InputColumnDto, PredictionDto } from '../../api/generated/models';
import { toProblem } from '../../api/problem';
import { Texts } from '../../core/i18n/i18n';
import { Values } from '../../core/values';
import { cellsOf, headOf, ManyRow } from './csv-answers';
import { readCsv, UnreadableCsvError } from './csv-reader';
import { DecimalSign, decimalSignOf, placesOf, questionOf } from './csv-questions';

const CHUNK = 1000;
const SHOWN = 20;

export type Ask = (xs: Values[]) => Promise<PredictionDto[]>;

/** A file of questions on its way to a file of answers. */
export class ManyRun {
  readonly state = signal<'running' | 'done' | 'stopped' | 'failed'>('running');
  /** What stands in the way, in words; or what the server answered. */
  readonly refused = signal<string | null>(null);
  readonly error = signal<unknown>(null);
  readonly header = signal<readonly string[]>([]);
  readonly absent = signal<readonly string[]>([]);
  readonly decimal = signal<DecimalSign>('.');
  readonly first = signal<readonly ManyRow[]>([]);
  readonly predicted = signal(0);
  readonly failed = signal(0);
  readonly read = signal(0);
  private readonly answers: string[] = [];
  private places: number[] = [];
  private delimiter = ',';
  private rows = 0;

  constructor(
    readonly file: File,
    private readonly inputs: readonly InputColumnDto[],
    private readonly target: string,
    private readonly ask: Ask,
    private readonly words: Texts['many'],
    private readonly wanted: DecimalSign | null = null,
  ) {}

  async run(): Promise<void> {
    try {
      for await (const { rows, delimiter, read } of readCsv(this.file)) {
        const begun = this.header().length > 0 || (await this.begin(rows, delimiter));
        if (!begun) {
          return;
        }
        for (let from = 0; from < rows.length && this.running(); from += CHUNK) {
          await this.answer(rows.slice(from, from + CHUNK));
        }
        if (!this.running()) {
          return;
        }
        this.read.set(read);
      }
      this.refused.set(this.predicted() + this.failed() === 0 ? this.words.empty : null);
      this.state.set('done');
    } catch (error) {
      this.state.set('failed');
      if (error instanceof UnreadableCsvError || error instanceof DOMException) {
        this.refused.set(this.words.unread);
      } else {
        this.error.set(error);
      }
    }
  }

  stop(): void {
    if (this.running()) {
      this.state.set('stopped');
    }
  }

  /** The file with the answers behind its columns. */
  toFile(): Blob {
    return new Blob(this.answers, { type: 'text/csv;charset=utf-8' });
  }

  private running(): boolean {
    return this.state() === 'running';
  }

  private async begin(rows: string[][], delimiter: string): Promise<boolean> {
    const header = rows.shift() ?? [];
    this.rows = 1;
    this.delimiter = delimiter;
    this.places = placesOf(header, this.inputs);
    this.decimal.set(this.wanted ?? decimalSignOf(rows.slice(0, CHUNK), this.numericPlaces()));
    const absent = this.inputs.filter((_, index) => this.places[index] === -1).map(({ name }) => name);
    if (absent.length === this.inputs.length) {
      this.refused.set(this.words.none(absent.join(', ')));
      this.state.set('failed');
      return false;
    }
    this.absent.set(absent);
    this.header.set(header);
    await this.write([[...header, ...headOf(this.target)]]);
    return true;
  }

  private async answer(rows: string[][]): Promise<void> {
    const asked: { row: ManyRow; x: Values }[] = [];
    const all: ManyRow[] = [];
    for (const cells of rows) {
      this.rows++;
      if (cells.length === 1 && cells[0]?.trim() === '') {
        continue;
      }
      const row: ManyRow = { number: this.rows, cells, prediction: null, problem: '' };
      const columns = this.header().length;
      const question = questionOf(cells, columns, this.inputs, this.places, this.decimal(), this.words);
      if ('x' in question) {
        asked.push({ row, x: question.x });
      } else {
        row.problem = question.problem;
      }
      all.push(row);
    }
    await this.predict(asked);
    if (!this.running()) {
      return;
    }
    const failed = all.filter(({ prediction }) => prediction === null).length;
    this.predicted.update((count) => count + all.length - failed);
    this.failed.update((count) => count + failed);
    this.first.update((first) => (first.length < SHOWN ? [...first, ...all].slice(0, SHOWN) : first));
    await this.write(all.map((row) => cellsOf(row, this.header().length, this.decimal())));
  }

  /** Rows the server takes exception to are set aside with its reason, and the others asked again. */
  private async predict(asked: { row: ManyRow; x: Values }[]): Promise<void> {
    if (asked.length === 0 || !this.running()) {
      return;
    }
    try {
      const predictions = await this.ask(asked.map(({ x }) => x));
      asked.forEach(({ row }, index) => {
        row.prediction = predictions[index] ?? null;
      });
    } catch (error) {
      const { kind, fields } = toProblem(error);
      const faults = kind === 'validation' ? Object.entries(fields) : [];
      const left = asked.filter(({ row }, index) => {
        row.problem = faults
          .filter(([field]) => field.startsWith(`xs[${index}]`))
          .map(([, message]) => message)
          .join(' ');
        return row.problem === '';
      });
      if (left.length === asked.length) {
        throw error;
      }
      await this.predict(left);
    }
  }

  private numericPlaces(): number[] {
    return this.places.filter((place, index) => place !== -1 && this.inputs[index]?.kind === 'numeric');
  }

  private async write(rows: string[][]): Promise<void> {
    if (rows.length > 0) {
      const { default: papa } = await import('papaparse');
      this.answers.push(`${papa.unparse(rows, { delimiter: this.delimiter, newline: '\n' })}\n`);
    }
  }
}
