import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { Api } from '../api/generated/api';
import { listDatasets } from '../api/generated/functions';
import { DatasetDto } from '../api/generated/models';
import { I18n } from '../core/i18n/i18n';
import { lastValue } from '../core/last-value';
import { NumberFormatter } from '../core/number-formatter';
import { reloadWhenBack } from '../core/server-connection';
import { RowAction } from '../shared/table/row-action';
import { DataTable } from '../shared/table/data-table';
import { redirectToLastPage, pageOf, Pager } from '../shared/table/pager';
import { ProblemPanel } from '../shared/problem-panel';
import { Skeleton } from '../shared/skeleton';
import { DatasetDialogs } from './dataset-dialogs';
import { DatasetList } from './dataset-list';
import { LoadSample, SAMPLE } from './load-sample';

/** All datasets: what each holds, and what can be done with it as a whole. */
@Component({
  selector: 'app-dataset-page',
  imports: [DataTable, LoadSample, MatButton, Pager, ProblemPanel, RouterLink, RowAction, Skeleton],
  templateUrl: './dataset-page.html',
  styles: `
    tbody th {
      min-width: 160px;
      font-size: 14px;
      white-space: normal;
    }

    .columns {
      display: block;
      max-width: 400px;
      overflow: hidden;
      text-overflow: ellipsis;
      font-size: 12px;
      font-weight: 400;
      white-space: nowrap;
    }

    @media (width <= 719px) {
      .columns {
        max-width: 160px;
      }

      tbody th {
        min-width: 112px;
      }
    }

    .buttons {
      display: flex;
      justify-content: flex-end;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DatasetPage {
  readonly page = input<string>();
  readonly size = input<string>();

  private readonly api = inject(Api);
  private readonly dialogs = inject(DatasetDialogs);
  private readonly known = inject(DatasetList).datasets;
  private readonly numbers = inject(NumberFormatter);
  protected readonly t = inject(I18n).t;
  protected readonly paging = computed(() => pageOf(this.page(), this.size()));
  protected readonly list = rxResource({
    params: () => this.paging(),
    stream: ({ params }) => this.api.invoke(listDatasets, params),
  });
  protected readonly shown = lastValue(this.list);
  protected readonly lacksSample = computed(() => this.known()?.every(({ id }) => id !== SAMPLE) ?? false);

  protected readonly columns = computed(() => {
    const t = this.t().library;
    return [
      { label: t.name },
      { label: t.examples, numeric: true },
      { label: t.changes, numeric: true, wide: true },
      { label: t.model },
      { label: t.created, wide: true },
    ];
  });

  protected readonly rows = computed(() =>
    this.shown()?.items.map((dataset) => ({
      dataset,
      columns: this.columnsOf(dataset),
      examples: this.numbers.exact(dataset.exampleCount),
      revision: this.numbers.exact(dataset.revision),
      created: this.numbers.date(dataset.createdAt),
    })),
  );

  constructor() {
    reloadWhenBack(this.list);
    redirectToLastPage(this.list);
  }

  protected async rename(dataset: DatasetDto): Promise<void> {
    await this.dialogs.rename(dataset);
    this.list.reload();
  }

  protected async delete(dataset: DatasetDto): Promise<void> {
    await this.dialogs.delete(dataset);
    this.list.reload();
  }

  private columnsOf({ inputs, target, kept }: DatasetDto): string[] {
    const t = this.t().library;
    const names = (columns: readonly { name: string }[]) => columns.map(({ name }) => name).join(', ');
    return [t.facts(target.name, names(inputs)), ...(kept.length > 0 ? [t.kept(names(kept))] : [])];
  }
}
