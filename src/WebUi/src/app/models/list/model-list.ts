import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { MatButton, MatIconButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { Api } from '../../api/generated/api';
import { activateModel, deleteModel, listModels } from '../../api/generated/functions';
import { I18n } from '../../core/i18n/i18n';
import { lastValue } from '../../core/last-value';
import { NumberFormatter } from '../../core/number-formatter';
import { reloadWhenBack } from '../../core/server-connection';
import { CurrentDataset } from '../../datasets/current-dataset';
import { RowAction } from '../../shared/table/row-action';
import { DataTable } from '../../shared/table/data-table';
import { injectConfirm } from '../../shared/confirm';
import { Icon } from '../../shared/icon';
import { Toast } from '../../shared/toast';
import { pageOf, Pager } from '../../shared/table/pager';
import { ProblemPanel } from '../../shared/problem-panel';
import { Skeleton } from '../../shared/skeleton';
import { gainText, unseen, verdictOn } from '../../report/verdict';
import { learnerOf } from '../../training/options/learners';
import { leftBehindText } from '../../training/run/outcome-texts';
import { modelFileUrl } from '../model-file-url';
import { CompareVersions } from '../compare/compare-versions';
import { chooseAlso, chosenIn } from '../compare/comparison';
import { DataChanged } from '../data-changed';
import { trainedOnData } from '../trained-on';
import { UploadModel } from './upload-model';

/** What was trained so far, newest first, and which of it answers. */
@Component({
  selector: 'app-model-list',
  imports: [
    CompareVersions,
    DataChanged,
    DataTable,
    Icon,
    MatButton,
    MatIconButton,
    Pager,
    ProblemPanel,
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

  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly confirm = injectConfirm();
  private readonly notice = inject(Toast);
  private readonly numbers = inject(NumberFormatter);
  private readonly current = inject(CurrentDataset);
  protected readonly dataset = this.current.dataset;
  protected readonly t = inject(I18n).t;
  protected readonly activating = signal<number | null>(null);
  protected readonly refusal = signal<string | null>(null);
  protected readonly chosen = computed(() => chosenIn(this.compare()));
  protected readonly paging = computed(() => pageOf(this.page(), this.size()));

  protected readonly list = rxResource({
    params: () => {
      const { id, activeModelVersion } = this.dataset();
      return { query: { dataset: id, ...this.paging() }, activeModelVersion };
    },
    stream: ({ params: { query } }) => this.api.invoke(listModels, query),
  });
  protected readonly shown = lastValue(this.list);

  protected readonly columns = computed(() => {
    const t = this.t().models;
    const numeric = true;
    return [
      { label: this.t().versions.compare, labelHidden: true },
      { label: t.version },
      { label: t.when },
      { label: t.trainedOn, numeric },
      { label: t.testError, numeric },
      { label: 'R²', numeric },
      { label: t.overLinear, numeric },
      { label: t.coverage, numeric },
    ];
  });

  protected readonly rows = computed(() => {
    const { unit } = this.dataset().target;
    return this.shown()?.items.map((model) => {
      const { rmse, r2 } = unseen(model.metrics);
      const { overLinear, margin } = verdictOn(model);
      const t = this.t().models;
      return {
        model,
        when: this.numbers.date(model.createdAt),
        learner: this.t().training.learners[learnerOf(model.options)].name,
        leftBehind: leftBehindText(model.activation, this.t().outcome, this.numbers),
        trainedOn: this.numbers.exact(model.trainedOn),
        data: trainedOnData(model, this.t().versions, this.numbers),
        checkpoint: modelFileUrl(this.api, this.dataset().id, model.version, 'checkpoint'),
        rmse: this.numbers.withUnit(rmse, unit),
        r2: r2 === null ? '–' : this.numbers.format(r2, 3),
        overLinear: (overLinear < 0 ? t.worse : t.better)(gainText(Math.abs(overLinear), margin, this.numbers)),
        coverage: model.coverage
          ? this.t().versions.heldOf(
              this.numbers.percent(model.coverage.covered),
              this.numbers.percent(model.coverage.confidence),
            )
          : '–',
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
  }

  protected async activate(version: number): Promise<void> {
    this.activating.set(version);
    try {
      await firstValueFrom(this.api.invoke(activateModel, { dataset: this.dataset().id, version }));
      this.notice.tell(this.t().models.activated(version));
    } catch (error) {
      this.notice.failed(error);
    } finally {
      this.activating.set(null);
      this.refresh();
    }
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

  private refresh(): void {
    this.list.reload();
    this.current.reload();
  }
}
