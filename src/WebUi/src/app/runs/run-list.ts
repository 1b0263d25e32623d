import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { Api } from '../api/generated/api';
import { listModels, listTrainingRuns } from '../api/generated/functions';
import { I18n } from '../core/i18n/i18n';
import { lastValue } from '../core/last-value';
import { NumberFormatter } from '../core/number-formatter';
import { reloadWhenBack } from '../core/server-connection';
import { CurrentDataset } from '../datasets/current-dataset';
import { DataTable } from '../shared/table/data-table';
import { pageOf, Pager } from '../shared/table/pager';
import { ProblemPanel } from '../shared/problem-panel';
import { QualityChip } from '../shared/quality-chip';
import { Skeleton } from '../shared/skeleton';
import { SplitBadge } from '../splits/split-badge';
import { taskOf } from '../tasks/tasks';
import { CurrentTraining } from '../training/current-training';
import { formatDuration } from '../core/duration';
import { failureText } from '../training/run/failure-text';

const LATEST = 5;
/** Versions that are looked at, newest first. */
const MOST = 200;

/** The history of trainings, newest first; the running one moves. */
@Component({
  selector: 'app-run-list',
  imports: [DataTable, MatButton, Pager, ProblemPanel, QualityChip, RouterLink, Skeleton, SplitBadge],
  templateUrl: './run-list.html',
  styles: `
    .result {
      min-width: 240px;
      white-space: normal;
    }

    .rated {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 8px;
    }

    .failed {
      color: var(--danger);
    }

    .running {
      color: var(--accent);
    }

    .status {
      font-weight: 500;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RunList {
  readonly page = input<string>();
  readonly size = input<string>();
  /** Only the newest, as a part of another page. */
  readonly latest = input(false);

  private readonly api = inject(Api);
  private readonly training = inject(CurrentTraining);
  private readonly numbers = inject(NumberFormatter);
  protected readonly dataset = inject(CurrentDataset).dataset;
  protected readonly t = inject(I18n).t;
  protected readonly paging = computed(() =>
    this.latest() ? { page: 1, pageSize: LATEST } : pageOf(this.page(), this.size()),
  );

  protected readonly list = rxResource({
    params: () => {
      const { id, currentRun } = this.dataset();
      // The run, so that the list follows when one starts or ends.
      return { query: { dataset: id, ...this.paging() }, run: currentRun?.id };
    },
    stream: ({ params: { query } }) => this.api.invoke(listTrainingRuns, query),
  });
  protected readonly shown = lastValue(this.list);

  /** The splits of the versions, which their trainings do not tell: where one is deleted, none is said. */
  private readonly models = rxResource({
    params: () => {
      const { id, activeModelVersion, currentRun } = this.dataset();
      return activeModelVersion === null ? undefined : { query: { dataset: id, pageSize: MOST }, run: currentRun?.id };
    },
    stream: ({ params: { query } }) => this.api.invoke(listModels, query),
  });
  private readonly splits = computed(
    () =>
      new Map((this.models.hasValue() ? this.models.value().items : []).map(({ version, split }) => [version, split])),
  );

  protected readonly columns = computed(() => {
    const t = this.t().runs;
    const numeric = true;
    return [
      { label: t.started },
      { label: t.status },
      { label: t.result },
      { label: this.t().models.quality },
      { label: this.t().tasks[this.dataset().task].error, numeric },
      { label: t.duration, numeric },
    ];
  });

  protected readonly rows = computed(() => {
    const watch = this.training.watch();
    const live = watch?.run();
    const wording = { unit: this.dataset().target.unit, t: this.t(), numbers: this.numbers };
    return this.shown()?.items.map((stored) => {
      const run = stored.id === live?.id ? live : stored;
      const error = run.result && taskOf(this.dataset()).headline(run.result, wording);
      const status = this.t().training.status[run.status];
      return {
        id: run.id,
        status: run.status,
        said: run.status === 'running' && watch ? `${status} · ${this.numbers.percent(watch.fraction())}` : status,
        when: this.numbers.date(run.startedAt ?? run.createdAt),
        duration:
          run.startedAt && run.finishedAt
            ? formatDuration(Date.parse(run.finishedAt) - Date.parse(run.startedAt), this.numbers)
            : null,
        quality: run.result?.quality ?? null,
        error: error?.text ?? null,
        exactError: error?.exact ?? null,
        version: run.modelVersion,
        split: this.splits().get(run.modelVersion ?? 0),
        failure: failureText(run, this.t().training, this.numbers),
      };
    });
  });

  constructor() {
    reloadWhenBack(this.list);
  }
}
