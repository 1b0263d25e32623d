import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { rxResource, takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { Api } from '../../api/generated/api';
import { deleteModel, listModels } from '../../api/generated/functions';
import { CoverageDto, ModelDto } from '../../api/generated/models';
import { I18n } from '../../core/i18n/i18n';
import { lastValue } from '../../core/last-value';
import { NumberFormatter } from '../../core/number-formatter';
import { reloadWhenBack } from '../../core/server-connection';
import { CurrentDataset } from '../../datasets/current-dataset';
import { RowAction } from '../../shared/table/row-action';
import { DataTable } from '../../shared/table/data-table';
import { injectConfirm } from '../../shared/confirm';
import { Toast } from '../../shared/toast';
import { pageOf, Pager } from '../../shared/table/pager';
import { ProblemPanel } from '../../shared/problem-panel';
import { Skeleton } from '../../shared/skeleton';
import { QualityChip } from '../../shared/quality-chip';
import { SplitBadge } from '../../splits/split-badge';
import { taskOf } from '../../tasks/tasks';
import { resultOf } from '../../report/metrics';
import { unseen } from '../../report/verdict';
import { learnersText } from '../../tasks/learner-words';
import { Activation } from '../../training/activation';
import { worseThan } from '../left-behind';
import { CompareVersions } from '../compare/compare-versions';
import { chooseAlso, chosenIn } from '../compare/comparison';
import { ModelNotes } from '../note/model-notes';
import { trainedOnData } from '../trained-on';
import { UploadModel } from './upload-model';

/** The versions, newest first, and which of them is active. */
@Component({
  selector: 'app-model-list',
  imports: [
    CompareVersions,
    DataTable,
    MatButton,
    Pager,
    ProblemPanel,
    QualityChip,
    SplitBadge,
    RouterLink,
    RowAction,
    Skeleton,
    UploadModel,
  ],
  templateUrl: './model-list.html',
  styleUrl: './model-list.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ModelList {
  readonly page = input<string>();
  readonly size = input<string>();
  /** The versions chosen, as `3,1`. */
  readonly compare = input<string>();
  /** The version whose report stands above. */
  readonly shownVersion = input<number | null>(null);

  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly confirm = injectConfirm();
  private readonly notice = inject(Toast);
  private readonly numbers = inject(NumberFormatter);
  private readonly current = inject(CurrentDataset);
  protected readonly dataset = this.current.dataset;
  protected readonly t = inject(I18n).t;
  protected readonly activation = inject(Activation);
  protected readonly notes = inject(ModelNotes);
  protected readonly refusal = signal<string | null>(null);
  protected readonly chosen = computed(() => chosenIn(this.compare()));
  protected readonly paging = computed(() => pageOf(this.page(), this.size()));

  protected readonly list = rxResource({
    params: () => {
      const { id, activeModelVersion, currentRun } = this.dataset();
      // The list follows when another version is activated, and when a training ends.
      return { query: { dataset: id, ...this.paging() }, activeModelVersion, run: currentRun?.id };
    },
    stream: ({ params: { query } }) => this.api.invoke(listModels, query),
  });
  readonly shown = lastValue(this.list);
  /** Known on the first page only. */
  readonly newest = computed(() => (this.paging().page === 1 ? this.shown()?.items[0] : undefined));

  protected readonly columns = computed(() => {
    const t = this.t().models;
    const words = this.t().tasks[this.dataset().task];
    const numeric = true;
    return [
      { label: this.t().versions.compare, labelHidden: true },
      { label: t.version },
      { label: t.quality },
      { label: words.error, numeric },
      { label: words.overLinear, numeric },
      ...(words.held === null ? [] : [{ label: words.held, numeric }]),
      { label: t.trainedOn, numeric },
      { label: t.when },
    ];
  });

  protected readonly rows = computed(() => {
    const models = this.shown()?.items;
    if (!models) {
      return undefined;
    }
    const wording = { unit: this.dataset().target.unit, t: this.t(), numbers: this.numbers };
    return models.map((model) => {
      const error = taskOf(model).headline(resultOf(unseen(model.metrics)), wording);
      return {
        model,
        when: this.numbers.date(model.createdAt),
        learner: learnersText(model.options, model.task, this.t(), this.numbers),
        leftBehind: worseThan(model.activation, this.t().models, this.numbers),
        trainedOn: this.numbers.exact(model.trainedOn),
        data: trainedOnData(model, this.t().versions, this.numbers),
        error: error?.text ?? '–',
        exactError: error?.exact ?? null,
        overLinear: this.overLinear(model),
        ranges: model.coverage ? this.rangesOf(model.coverage) : '–',
      };
    });
  });

  protected readonly pair = computed(() => {
    const [first, second] = this.chosen();
    return first !== undefined && second !== undefined ? ([first, second] as const) : null;
  });

  protected readonly hint = computed(() => {
    const [only] = this.chosen();
    if (only !== undefined) {
      return this.t().versions.chooseAnother(only);
    }
    return (this.shown()?.total ?? 0) > 1 ? this.t().versions.howToCompare : null;
  });

  constructor() {
    reloadWhenBack(this.list);
    this.notes.stored.pipe(takeUntilDestroyed()).subscribe(() => {
      this.list.reload();
    });
  }

  /** The choice is in the address: a link, a reload and the way back show the same. */
  protected async choose(version?: number): Promise<void> {
    const chosen = version === undefined ? [] : chooseAlso(this.chosen(), version);
    await this.router.navigate([], {
      queryParams: { compare: chosen.length > 0 ? chosen.join(',') : null },
      queryParamsHandling: 'merge',
    });
  }

  protected uploaded(version: number): void {
    this.notice.tell(this.t().versions.uploaded(version));
    this.refresh();
  }

  protected async delete(version: number): Promise<void> {
    const t = this.t().models;
    const deleted = await this.confirm({
      title: t.deleteTitle(version),
      what: t.deleteWhat,
      action: t.deleteVersion(version),
      run: () => this.api.invoke(deleteModel, { dataset: this.dataset().id, version }),
    });
    if (deleted) {
      this.notice.tell(this.t().models.deleted(version));
      if (this.chosen().includes(version)) {
        await this.choose(version);
      }
      this.refresh();
    }
  }

  private overLinear(model: ModelDto): string {
    const { kind, gain } = taskOf(model).addition(model);
    return this.t().tasks.additions[kind](this.numbers.percent(gain));
  }

  private rangesOf({ held, rows, asPromised }: CoverageDto): string {
    const text = this.t().models.rangesHeld(this.numbers.exact(held), this.numbers.exact(rows));
    return `${text} ${asPromised ? '✓' : '✗'}`;
  }

  private refresh(): void {
    this.list.reload();
    this.current.reload();
  }
}
