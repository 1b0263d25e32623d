import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal, signal, untracked } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { catchError, map, of } from 'rxjs';
import { Api } from '../api/generated/api';
import { I18n } from '../core/i18n/i18n';
import { lastValue } from '../core/last-value';
import { NumberFormatter } from '../core/number-formatter';
import { CurrentDataset } from '../datasets/current-dataset';
import { loadReport } from '../report/load-report';
import { Copying } from '../shared/copying';
import { ExampleFields } from '../shared/example-fields';
import { Skeleton } from '../shared/skeleton';
import { isClassAnswer, isNumberAnswer } from '../tasks/answers';
import { CurrentTraining } from '../training/current-training';
import { ClassAmong } from './classification/class-among';
import { ClassResult } from './classification/class-result';
import { CodeUse } from './code/code-use';
import { InputOrder, inputOrder } from './inputs/input-order';
import { NoModel } from './no-model';
import { PartialDependencePlot } from './partial-dependence/partial-dependence-plot';
import { PredictionSession } from './prediction-session';
import { AnswerLine } from './result/answer-line';
import { ErrorDistribution } from './result/error-distribution';
import { PredictionResult } from './result/prediction-result';
import { MOST_SCENARIOS, ScenarioStore } from './scenarios/scenario-store';
import { Scenarios } from './scenarios/scenarios';
import { visibleHeight } from './visible-height';

/** In px. With a keyboard on the screen, less is left than the fields need. */
const LITTLE_ROOM = 420;

@Component({
  selector: 'app-predict',
  imports: [
    AnswerLine,
    ClassAmong,
    ClassResult,
    CodeUse,
    ErrorDistribution,
    ExampleFields,
    MatButton,
    NoModel,
    PartialDependencePlot,
    PredictionResult,
    RouterLink,
    Scenarios,
    Skeleton,
  ],
  providers: [PredictionSession, ScenarioStore],
  templateUrl: './predict.html',
  styleUrl: './predict.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Predict {
  private readonly api = inject(Api);
  private readonly copying = inject(Copying);
  private readonly training = inject(CurrentTraining);
  protected readonly session = inject(PredictionSession);
  protected readonly store = inject(ScenarioStore);
  protected readonly numbers = inject(NumberFormatter);
  protected readonly t = inject(I18n).t;
  protected readonly dataset = inject(CurrentDataset).dataset;
  protected readonly copied = signal(false);
  protected readonly pinned = signal('');
  protected readonly expanded = signal(false);
  protected readonly typing = signal(false);
  private readonly height = visibleHeight();
  protected readonly hidesLine = computed(() => this.typing() && this.height() < LITTLE_ROOM);
  protected readonly numberAnswer = computed(() => {
    const answer = this.session.answer();
    return isNumberAnswer(answer) ? answer : undefined;
  });
  protected readonly classAnswer = computed(() => {
    const answer = this.session.answer();
    return isClassAnswer(answer) ? answer : undefined;
  });
  protected readonly isFull = computed(() => this.store.scenarios().length >= MOST_SCENARIOS);
  protected readonly running = computed(() => {
    const watch = this.training.watch();
    return watch && !watch.finished() ? watch : null;
  });

  private readonly outcome = rxResource({
    params: () => {
      const { id, activeModelVersion } = this.dataset();
      return activeModelVersion === null ? undefined : { dataset: id, version: activeModelVersion };
    },
    // The page works without a report.
    stream: ({ params }) =>
      loadReport(this.api, params).pipe(
        map(({ report }) => ({ report })),
        catchError(() => of({ report: null })),
      ),
  });
  protected readonly report = lastValue(this.outcome);
  /** Stays as it is while the page is open: fields do not change places under somebody's hands. */
  protected readonly order = linkedSignal<ReturnType<typeof this.report>, InputOrder | null>({
    source: this.report,
    computation: (known, previous) => previous?.value ?? (known ? inputOrder(this.learned(), known.report) : null),
  });
  private readonly folded = computed(() => {
    const { columns = [], foldedCount = 0 } = this.order() ?? {};
    return columns.slice(columns.length - foldedCount).map(({ name }) => name);
  });
  /** Nothing that differs from the usual, or is wrong, is hidden. */
  protected readonly unfolded = linkedSignal<readonly string[], boolean>({
    source: this.folded,
    computation: (names) => untracked(() => this.session.differs(names)),
  });

  /** Without the inputs that the model has not learned from. */
  private learned() {
    const { inputs, activeModel } = this.dataset();
    const leftOut = activeModel?.options.leaveOut ?? [];
    return inputs.filter(({ name }) => !leftOut.includes(name));
  }

  protected isText(field: EventTarget | null): boolean {
    return field instanceof HTMLInputElement && field.type === 'text';
  }

  protected pin(): void {
    const question = this.session.question();
    if (question) {
      this.pinned.set(this.t().predict.pinned(this.store.pin(question.x)));
    }
  }

  protected async copyLink(): Promise<void> {
    const question = this.session.question();
    if (question && (await this.copying.copy(this.session.link(question)))) {
      this.copied.set(true);
      setTimeout(() => {
        this.copied.set(false);
      }, 2000);
    }
  }
}
