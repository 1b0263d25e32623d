import { computed, effect, inject, Injectable, signal, untracked } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import { map } from 'rxjs';
import { Api } from '../api/generated/api';
import { predict } from '../api/generated/functions';
import { PredictionDto } from '../api/generated/models';
import { fieldMessage, toProblem } from '../api/problem';
import { columnType } from '../column-types/column-types';
import { invalidColumns, toFormText, toValues, translated, typicalValues, Values } from '../column-types/form-text';
import { I18n } from '../core/i18n/i18n';
import { onLanguageSwitch } from '../core/i18n/language-switch';
import { lastValue } from '../core/last-value';
import { injectLateChange } from '../core/late-change';
import { NumberFormatter } from '../core/number-formatter';
import { reloadWhenBack, ServerConnection } from '../core/server-connection';
import { draftKey, load, save } from '../core/storage';
import { CurrentDataset } from '../datasets/current-dataset';
import { taskOf } from '../tasks/tasks';
import { AnsweredInput, fromQuery, PredictionInput, toQuery } from './prediction-input';
import { typicalThreshold } from './result/threshold';

/** Browsers take only so many changes of the address a second. */
const ADDRESS_AFTER_MS = 300;

/** What is typed on the page, asked of the server and answered, and kept in the address and the session. */
@Injectable()
export class PredictionSession {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly numbers = inject(NumberFormatter);
  private readonly server = inject(ServerConnection);
  private readonly t = inject(I18n).t;
  private readonly dataset = inject(CurrentDataset).dataset;
  private readonly task = taskOf(this.dataset());
  private readonly key = draftKey(this.dataset(), 'question');
  private readonly late = injectLateChange(ADDRESS_AFTER_MS);
  private readonly start = this.begun();

  readonly typed = signal(toFormText(this.dataset().inputs, this.start.x, this.numbers));
  readonly confidence = signal(this.start.confidence);
  /** Text of the value whose chance of being exceeded is asked; empty for the usual one. */
  readonly threshold = signal(this.start.above === undefined ? '' : this.numbers.typed(this.start.above));
  /** Value that is asked for where nothing is typed. */
  readonly usualThreshold = computed(() => typicalThreshold(this.dataset().summary.at(-1)));

  private readonly above = computed(() => {
    const value = this.threshold().trim() === '' ? NaN : this.numbers.parse(this.threshold());
    return Number.isNaN(value) ? undefined : value;
  });
  private readonly invalid = computed(() => invalidColumns(this.dataset().inputs, this.typed(), this.numbers));
  /** Null while something typed is no number. */
  readonly question = computed<PredictionInput | null>(
    () => {
      const [x, above] = [toValues(this.dataset().inputs, this.typed(), this.numbers), this.above()];
      const question = { x, confidence: this.confidence(), ...(above === undefined ? {} : { above }) };
      return this.invalid().length > 0 ? null : question;
    },
    { equal: (a, b) => JSON.stringify(a) === JSON.stringify(b) },
  );

  /** While a slider moves, answers keep coming however slow they are: each is awaited before the next question is asked. */
  private readonly asked = signal(untracked(this.question));
  readonly prediction = rxResource({
    params: () => {
      const question = this.asked();
      const { id, activeModelVersion } = this.dataset();
      return question && activeModelVersion !== null ? { dataset: id, question, activeModelVersion } : undefined;
    },
    stream: ({ params: { dataset, question } }) => {
      const above = question.above ?? untracked(this.usualThreshold);
      const { x, confidence } = question;
      const body = { x, confidence, ...this.task.extras(above) };
      return this.api
        .invoke(predict, { dataset, body })
        .pipe(map((answer): AnsweredInput => ({ question, answer: answer as PredictionDto })));
    },
  });
  readonly answered = lastValue(this.prediction);
  readonly answer = computed(() => this.answered()?.answer);
  /** The answer shown is not, or may not be, the one to what is typed. */
  readonly stale = computed(
    () => this.prediction.isLoading() || !this.question() || !!this.prediction.error() || !this.server.reachable(),
  );

  readonly errors = computed(() => {
    const error = this.prediction.error();
    const problem = error ? toProblem(error) : null;
    const invalid = this.invalid();
    return Object.fromEntries(
      this.dataset().inputs.map(({ name, kind }) => [
        name,
        invalid.includes(name) ? columnType(kind).invalid(this.t()) : (fieldMessage(problem, `x.${name}`) ?? ''),
      ]),
    );
  });

  /** What failed beyond what is said at the fields. */
  readonly failure = computed(() => {
    const error = this.prediction.error();
    return error && Object.values(this.errors()).every((message) => !message) ? error : null;
  });

  constructor() {
    reloadWhenBack(this.prediction);
    // Not by the fields, which are not there while the page loads, and which do not show every column.
    onLanguageSwitch((from) => {
      this.typed.update((typed) => translated(this.dataset().inputs, typed, this.numbers, from));
      const value = this.numbers.parse(this.threshold(), from);
      if (!Number.isNaN(value)) {
        this.threshold.set(this.numbers.typed(value));
      }
    });
    effect(() => {
      if (!this.prediction.isLoading()) {
        this.asked.set(this.question());
      }
    });
    effect(() => {
      const question = this.question();
      if (question) {
        save(this.key, JSON.stringify(question), 'sessionStorage');
      }
    });
    this.followInAddress();
  }

  /** Whether an input has another value than the one to start from. */
  differs(names: readonly string[]): boolean {
    const typical = this.typical();
    const x = this.question()?.x ?? {};
    return names.some((name) => x[name] !== typical[name]);
  }

  reset(): void {
    this.enter(this.typical());
  }

  enter(x: Values): void {
    this.typed.set(toFormText(this.dataset().inputs, x, this.numbers));
  }

  link(question: PredictionInput): string {
    const url = this.router.createUrlTree([], { relativeTo: this.route, queryParams: this.query(question) });
    return location.origin + this.router.serializeUrl(url);
  }

  private followInAddress(): void {
    let addressed = untracked(this.question);
    effect(() => {
      const question = this.question();
      this.late.cancel();
      if (question && question !== addressed) {
        this.late.schedule(() => {
          addressed = question;
          void this.router.navigate([], { queryParams: this.query(question), replaceUrl: true });
        });
      }
    });
  }

  /** What the address asks; where it asks nothing, what was asked last. */
  private begun(): PredictionInput {
    const query = this.route.snapshot.queryParams;
    const kept = load(this.key, 'sessionStorage');
    return kept !== null && Object.keys(query).length === 0
      ? (JSON.parse(kept) as PredictionInput)
      : fromQuery(query, this.dataset().inputs, this.typical(), this.task);
  }

  private query(question: PredictionInput) {
    return toQuery(question, this.typical());
  }

  private typical() {
    return typicalValues(this.dataset().inputs, this.dataset().summary);
  }
}
