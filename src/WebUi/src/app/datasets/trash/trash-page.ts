import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { Api } from '../../api/generated/api';
import { deleteTrashedDataset, listTrash } from '../../api/generated/functions';
import { TrashedDatasetDto } from '../../api/generated/models';
import { I18n } from '../../core/i18n/i18n';
import { lastValue } from '../../core/last-value';
import { NumberFormatter } from '../../core/number-formatter';
import { reloadWhenBack } from '../../core/server-connection';
import { Settings } from '../../core/settings';
import { injectConfirm } from '../../shared/confirm';
import { ProblemPanel } from '../../shared/problem-panel';
import { Skeleton } from '../../shared/skeleton';
import { DataTable } from '../../shared/table/data-table';
import { pageOf, Pager, redirectToLastPage } from '../../shared/table/pager';
import { Toast } from '../../shared/toast';
import { DatasetDeletion } from '../dataset-deletion';

/** Deleted datasets, which can be restored or deleted permanently. */
@Component({
  selector: 'app-trash-page',
  imports: [DataTable, MatButton, Pager, ProblemPanel, RouterLink, Skeleton],
  templateUrl: './trash-page.html',
  styles: `
    tbody th {
      min-width: 120px;
      font-size: 14px;
      color: var(--text);
      white-space: normal;
      overflow-wrap: anywhere;
    }

    .target {
      display: block;
      font-size: 12px;
      font-weight: 400;
    }

    .days {
      margin-bottom: 16px;
    }

    .buttons {
      display: flex;
      gap: 8px;
      justify-content: flex-end;
    }

    @media (width <= 719px) {
      tbody th {
        min-width: 0;
      }

      .buttons {
        flex-direction: column;
        align-items: flex-end;
      }
    }

    .danger {
      --mat-button-text-label-text-color: var(--danger);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TrashPage {
  readonly page = input<string>();
  readonly size = input<string>();

  private readonly api = inject(Api);
  private readonly deletion = inject(DatasetDeletion);
  private readonly numbers = inject(NumberFormatter);
  private readonly confirm = injectConfirm();
  private readonly toast = inject(Toast);
  protected readonly t = inject(I18n).t;
  protected readonly days = inject(Settings).trashDays;
  protected readonly paging = computed(() => pageOf(this.page(), this.size()));
  protected readonly list = rxResource({
    params: () => this.paging(),
    stream: ({ params }) => this.api.invoke(listTrash, params),
  });
  protected readonly shown = lastValue(this.list);
  /** The one that is being restored. */
  protected readonly busy = signal<string | null>(null);

  protected readonly columns = computed(() => {
    const t = this.t().trash;
    return [
      { label: t.name },
      { label: t.rows, numeric: true },
      { label: t.deletedAt, wide: true },
      { label: t.keptUntil, wide: true },
    ];
  });

  protected readonly rows = computed(() =>
    this.shown()?.items.map((dataset) => ({
      dataset,
      count: this.numbers.exact(dataset.exampleCount),
      deletedAt: this.numbers.date(dataset.deletedAt),
      keptUntil: this.numbers.date(dataset.keptUntil),
    })),
  );

  constructor() {
    reloadWhenBack(this.list);
    redirectToLastPage(this.list);
  }

  protected async restore({ id, slug }: TrashedDatasetDto): Promise<void> {
    this.busy.set(id);
    try {
      await this.deletion.restore(id, slug);
    } catch (error) {
      this.toast.failed(error);
    } finally {
      this.busy.set(null);
      this.list.reload();
    }
  }

  protected async deleteNow({ id, name, exampleCount }: TrashedDatasetDto): Promise<void> {
    const t = this.t();
    const done = await this.confirm({
      title: t.trash.deleteTitle(name),
      what: t.trash.deleteWhat(t.common.examples(this.numbers.exact(exampleCount))),
      action: t.trash.deleteNow,
      run: () => this.api.invoke(deleteTrashedDataset, { id }),
    });
    if (done) {
      this.toast.tell(t.trash.deleted(name));
    }
    this.list.reload();
  }
}
