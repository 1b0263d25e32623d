import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { map } from 'rxjs';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { MatButton } from '@angular/material/button';
import { Api } from '../api/generated/api';
import { predict } from '../api/generated/functions';
import { PredictionDto } from '../api/generated/models';
import { fieldMessage, toProblem } from '../api/problem';
import { columnType } from '../column-types/column-types';
import { invalidColumns, toFormText, toValues, typicalValues } from '../column-types/form-text';
import { I18n } from '../core/i18n/i18n';
import { lastValue } from '../core/last-value';
import { NumberFormatter } from '../core/number-formatter';
import { reloadWhenBack } from '../core/server-connection';
import { draftKey, load, save } from '../core/storage';
import { CurrentDataset } from '../datasets/current-dataset';
import { Copying } from '../shared/copying';
import { ExampleFields } from '../shared/example-fields';
import { CurrentTraining } from '../training/current-training';
import { ErrorDistribution } from './result/error-distribution';
import { PredictionResult } from './result/prediction-result';
import { CodeUse } from './code/code-use';
import { PartialDependencePlot } from './partial-dependence/partial-dependence-plot';
import { NoModel } from './no-model';
import { AnsweredInput, CONFIDENCES, fromQuery, PredictionInput, toQuery } from './prediction-input';

const ADDRESS_AFTER_MS = 300;
const HIGHEST_STAYING = 320;

@Component({
  selector: 'app-predict',
  imports: [
    ErrorDistribution,
    MatButton,
    ExampleFields,
    PredictionResult,
    CodeUse,
    PartialDependencePlot,
    NoModel,
    RouterLink,
  ],
  templateUrl: './predict.html',
  styleUrl: './predict.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Predict {
  private readonly api = inject(Api);
  private readonly copying = inject(Copying);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly numbers = inject(NumberFormatter);
  private readonly training = inject(CurrentTraining);
  protected readonly t = inject(I18n).t;
  protected readonly dataset = inject(CurrentDataset).dataset;
  protected readonly confidences = CONFIDENCES;
  protected readonly copied = signal(false);
  protected readonly typing = signal(false);
  private readonly card = viewChild<PredictionResult, ElementRef<HTMLElement>>(PredictionResult, { read: ElementRef });
  /** In px: on a narrow window the answer stays above the fields, unless it is so high that it would leave them no room. */
  protected readonly answerHeight = signal(0);
  protected readonly staying = computed(() => this.answerHeight() <= HIGHEST_STAYING);

  private readonly key = draftKey(this.dataset(), 'question');
  private readonly start = this.begun();
  protected readonly typed = signal(toFormText(this.dataset().inputs, this.start.x, this.numbers));
  protected readonly confidence = signal(this.start.confidence);

  private readonly invalid = computed(() => invalidColumns(this.dataset().inputs, this.typed(), this.numbers));
  /** Null while something typed is no number. */
  protected readonly question = computed<PredictionInput | null>(
    () =>
      this.invalid().length > 0
        ? null
        : { x: toValues(this.dataset().inputs, this.typed(), this.numbers), confidence: this.confidence() },
    { equal: (a, b) => JSON.stringify(a) === JSON.stringify(b) },
  );

  /** While a slider moves, answers keep coming however slow they are: each is awaited before the next question is asked. */
  private readonly asked = signal(untracked(this.question));
  protected readonly prediction = rxResource({
    params: () => {
      const body = this.asked();
      const { id, activeModelVersion } = this.dataset();
      return body && activeModelVersion !== null ? { dataset: id, body, activeModelVersion } : undefined;
    },
    stream: ({ params: { dataset, body } }) =>
      this.api
        .invoke(predict, { dataset, body })
        .pipe(map((answer): AnsweredInput => ({ question: body, answer: answer as PredictionDto }))),
  });
  protected readonly answered = lastValue(this.prediction);
  protected readonly answer = computed(() => this.answered()?.answer);
  protected readonly running = computed(() => {
    const watch = this.training.watch();
    return watch && !watch.finished() ? watch : null;
  });

  protected readonly errors = computed(() => {
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
  protected readonly failure = computed(() => {
    const error = this.prediction.error();
    return error && Object.values(this.errors()).every((message) => !message) ? error : null;
  });

  constructor() {
    reloadWhenBack(this.prediction);
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
    effect((onCleanup) => {
      const card = this.card()?.nativeElement;
      if (card) {
        const resize = new ResizeObserver(() => {
          this.answerHeight.set(card.offsetHeight);
        });
        resize.observe(card);
        onCleanup(() => {
          resize.disconnect();
        });
      }
    });
    let addressed = untracked(this.question);
    effect((onCleanup) => {
      const question = this.question();
      if (question && question !== addressed) {
        // Browsers take only so many changes of the address a second.
        const timer = setTimeout(() => {
          addressed = question;
          void this.router.navigate([], { queryParams: this.query(question), replaceUrl: true });
        }, ADDRESS_AFTER_MS);
        onCleanup(() => {
          clearTimeout(timer);
        });
      }
    });
  }

  protected isText(field: EventTarget | null): boolean {
    return field instanceof HTMLInputElement && field.type === 'text';
  }

  protected reset(): void {
    this.typed.set(toFormText(this.dataset().inputs, this.typical(), this.numbers));
  }

  protected async copyLink(): Promise<void> {
    const question = this.question();
    if (question) {
      const link = this.router.createUrlTree([], { relativeTo: this.route, queryParams: this.query(question) });
      if (await this.copying.copy(location.origin + this.router.serializeUrl(link))) {
        this.copied.set(true);
        setTimeout(() => {
          this.copied.set(false);
        }, 2000);
      }
    }
  }

  /** What the address asks; where it asks nothing, what was asked last. */
  private begun(): PredictionInput {
    const query = this.route.snapshot.queryParams;
    const kept = load(this.key, 'sessionStorage');
    return kept !== null && Object.keys(query).length === 0
      ? (JSON.parse(kept) as PredictionInput)
      : fromQuery(query, this.dataset().inputs, this.typical());
  }

  private query(question: PredictionInput) {
    return toQuery(question, this.typical());
  }

  private typical() {
    return typicalValues(this.dataset().inputs, this.dataset().summary);
  }
}
