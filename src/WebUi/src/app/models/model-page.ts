import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  Injector,
  input,
  viewChild,
} from '@angular/core';
import { rxResource, takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { Api } from '../api/generated/api';
import { toProblem } from '../api/problem';
import { I18n } from '../core/i18n/i18n';
import { NumberFormatter } from '../core/number-formatter';
import { reloadWhenBack } from '../core/server-connection';
import { CurrentDataset } from '../datasets/current-dataset';
import { NoModel } from '../predict/no-model';
import { loadReport } from '../report/load-report';
import { Report } from '../report/report';
import { RunList } from '../runs/run-list';
import { ProblemPanel } from '../shared/problem-panel';
import { Skeleton } from '../shared/skeleton';
import { SuggestedSplit } from '../splits/suggested-split';
import { CurrentTraining } from '../training/current-training';
import { learnersText } from '../tasks/learner-words';
import { activationText } from '../training/run/outcome-texts';
import { RunView } from '../training/run/run-view';
import { Activation } from '../training/activation';
import { stayedBehind } from './left-behind';
import { ModelList } from './list/model-list';
import { ModelActions } from './model-actions';
import { ModelNotes } from './note/model-notes';
import { Retraining } from './retraining';
import { trainedOnText } from './trained-on';

/** A dataset's model: how good it is, its versions and its trainings. Without a number it is the active version. */
@Component({
  selector: 'app-model-page',
  imports: [
    MatButton,
    ModelActions,
    ModelList,
    NoModel,
    ProblemPanel,
    Report,
    RouterLink,
    RunList,
    RunView,
    Skeleton,
    SuggestedSplit,
  ],
  templateUrl: './model-page.html',
  styleUrl: './model-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ModelPage {
  readonly version = input<string>();
  readonly page = input<string>();
  readonly size = input<string>();
  readonly compare = input<string>();

  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly numbers = inject(NumberFormatter);
  private readonly list = viewChild(ModelList);
  protected readonly activation = inject(Activation);
  protected readonly retraining = inject(Retraining);
  protected readonly training = inject(CurrentTraining);
  protected readonly dataset = inject(CurrentDataset).dataset;
  protected readonly t = inject(I18n).t;
  protected readonly problem = toProblem;

  protected readonly shownVersion = computed(() => {
    const version = this.version();
    return version === undefined ? this.dataset().activeModelVersion : Number(version);
  });
  protected readonly outcome = rxResource({
    params: () => {
      const version = this.shownVersion();
      return version === null ? undefined : { dataset: this.dataset().id, version };
    },
    stream: ({ params }) => loadReport(this.api, params),
  });
  private readonly model = computed(() => (this.outcome.hasValue() ? this.outcome.value().model : null));
  /** The dataset knows what has been activated since. */
  protected readonly isActive = computed(() => this.dataset().activeModelVersion === this.shownVersion());
  protected readonly running = computed(() => this.training.watch()?.finished() === false);

  protected readonly made = computed(() => {
    const model = this.model();
    if (!model) {
      return '';
    }
    const learner = learnersText(model.options, model.task, this.t(), this.numbers);
    const trained = trainedOnText(model, this.t().versions, this.numbers);
    const { leaveOut } = model.options;
    const without = leaveOut?.length ? [this.t().versions.without(leaveOut.join(', '))] : [];
    return [this.numbers.date(model.createdAt), learner, trained, ...without].join(' · ');
  });
  protected readonly other = computed(() => {
    const versions = this.list()?.shown()?.items ?? [];
    return versions.find(({ version }) => version !== this.shownVersion())?.version ?? null;
  });

  /** The newest version, where it stayed behind and still does. */
  protected readonly leftBehind = computed(() => {
    const newest = this.list()?.newest();
    const active = this.dataset().activeModelVersion;
    if (!newest?.activation || newest.activation.activated || active === null || newest.version <= active) {
      return null;
    }
    const text = stayedBehind(newest.activation, newest.version, this.t(), this.numbers);
    return text === null ? null : { version: newest.version, text };
  });

  protected readonly trained = computed(() => {
    const run = this.training.watch()?.run();
    if (!run?.activation || run.modelVersion === null) {
      return '';
    }
    const { activated } = run.activation;
    const text = activated ? activationText(run.activation, run.modelVersion, this.t().outcome, this.numbers) : null;
    return text ?? this.t().models.trained(run.modelVersion);
  });

  constructor() {
    reloadWhenBack(this.outcome);
    inject(ModelNotes)
      .stored.pipe(takeUntilDestroyed())
      .subscribe(() => {
        this.outcome.reload();
      });
    effect((onCleanup) => {
      const watch = this.training.watch();
      if (watch) {
        onCleanup(this.training.show(watch));
      }
    });
  }

  /** The comparison stands with the versions, below the report. */
  protected async compareWith(version: number, other: number): Promise<void> {
    await this.router.navigate([], {
      queryParams: { compare: `${version},${other}` },
      queryParamsHandling: 'merge',
    });
    const scroll = () => {
      this.host.nativeElement.querySelector('app-compare-versions')?.scrollIntoView();
    };
    afterNextRender({ read: scroll }, { injector: this.injector });
  }
}
