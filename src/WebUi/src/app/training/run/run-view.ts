import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { Api } from '../../api/generated/api';
import { toProblem } from '../../api/problem';
import { I18n } from '../../core/i18n/i18n';
import { reloadWhenBack } from '../../core/server-connection';
import { NumberFormatter } from '../../core/number-formatter';
import { CurrentDataset } from '../../datasets/current-dataset';
import { loadModel, loadReport } from '../../report/load-report';
import { Report } from '../../report/report';
import { TaskSummary } from '../../report/task-summary';
import { Icon } from '../../shared/icon';
import { ProblemPanel } from '../../shared/problem-panel';
import { Skeleton } from '../../shared/skeleton';
import { CurrentTraining } from '../current-training';
import { NotifyOffer } from '../finish/notify-offer';
import { ErrorCurve } from './error-curve';
import { failureText } from './failure-text';
import { FittedCurve } from './fitted-curve';
import { RunOutcome } from './run-outcome';
import { RunWatch } from './run-watch';
import { TrainingDetails } from './training-details';
import { TrainingProgress } from './training-progress';

/** A training from its first epoch to what came of it. */
@Component({
  selector: 'app-run-view',
  imports: [
    ErrorCurve,
    FittedCurve,
    Icon,
    NotifyOffer,
    ProblemPanel,
    Report,
    RunOutcome,
    Skeleton,
    TaskSummary,
    TrainingDetails,
    TrainingProgress,
  ],
  template: `
    @let state = watch().run();
    @if (!watch().finished()) {
      <app-training-progress [watch]="watch()" />
    } @else if (state?.status === 'failed') {
      <p class="warning" role="alert">
        <app-icon name="warning" /><span>{{ t().training.failed }} {{ failure() }}</span>
      </p>
    } @else if (state?.status === 'cancelled') {
      <p role="status">
        {{ dataset().activeModelVersion === null ? t().training.cancelledFirst : t().training.cancelled }}
      </p>
    } @else if (outcome.hasValue()) {
      @if (state) {
        <app-run-outcome [run]="state" [epochs]="watch().epochs()" />
      }
      @if (full()) {
        <app-report [outcome]="outcome.value()" />
      } @else {
        <app-task-summary [model]="outcome.value().model" />
      }
    } @else if (outcome.error(); as error) {
      @if (problem(error).kind === 'not-found') {
        <p>{{ t().runs.modelGone(state?.modelVersion ?? 0) }}</p>
      } @else {
        <app-problem-panel [error]="error" (retry)="outcome.reload()" />
      }
    } @else {
      <app-skeleton [height]="36" />
    }
    @if (!watch().finished()) {
      @if (watch().curve(); as curve) {
        <app-fitted-curve [curve]="curve" [leftOut]="state?.options?.leaveOut ?? []" />
      }
      <app-error-curve [epochs]="watch().epochs()" [references]="state?.references ?? null" />
      <app-notify-offer [watch]="watch()" />
    }
    @if (!watch().finished() || (full() && watch().epochs().length > 0)) {
      <app-training-details [watch]="watch()" />
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 16px;
      min-width: 0;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RunView {
  readonly watch = input.required<RunWatch>();
  /** With the whole report and the curves below it; else only what it comes to. */
  readonly full = input(false);

  private readonly api = inject(Api);
  protected readonly dataset = inject(CurrentDataset).dataset;
  private readonly version = computed(() => this.watch().run()?.modelVersion ?? null);
  protected readonly t = inject(I18n).t;
  protected readonly problem = toProblem;
  private readonly numbers = inject(NumberFormatter);
  protected readonly failure = computed(() => {
    const run = this.watch().run();
    return run ? failureText(run, this.t().training, this.numbers) : null;
  });
  protected readonly outcome = rxResource({
    params: () => {
      const version = this.version();
      return version === null ? undefined : { dataset: this.dataset().id, version, full: this.full() };
    },
    stream: ({ params: { full, ...which } }) => (full ? loadReport : loadModel)(this.api, which),
  });

  constructor() {
    reloadWhenBack(this.outcome);
    const training = inject(CurrentTraining);
    effect((onCleanup) => {
      onCleanup(training.show(this.watch()));
    });
  }
}
