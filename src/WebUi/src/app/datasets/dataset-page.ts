import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { Api } from '../api/generated/api';
import { listDatasets, listTrash } from '../api/generated/functions';
import { I18n } from '../core/i18n/i18n';
import { lastValue } from '../core/last-value';
import { injectLateChange } from '../core/late-change';
import { NumberFormatter } from '../core/number-formatter';
import { reloadWhenBack } from '../core/server-connection';
import { ProblemPanel } from '../shared/problem-panel';
import { Skeleton } from '../shared/skeleton';
import { pageOf, Pager, redirectToLastPage } from '../shared/table/pager';
import { DatasetMarks } from './dataset-marks';
import { DatasetTable } from './dataset-table';
import { SampleGallery } from './samples/sample-gallery';

const TYPING_PAUSE_MS = 200;

/** All datasets, the starred ones and those opened last first. The search is part of the address. */
@Component({
  selector: 'app-dataset-page',
  imports: [DatasetTable, MatButton, Pager, ProblemPanel, RouterLink, SampleGallery, Skeleton],
  templateUrl: './dataset-page.html',
  styleUrl: './dataset-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DatasetPage {
  readonly page = input<string>();
  readonly size = input<string>();
  readonly q = input<string>();

  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly marks = inject(DatasetMarks);
  private readonly numbers = inject(NumberFormatter);
  private readonly late = injectLateChange(TYPING_PAUSE_MS);
  protected readonly t = inject(I18n).t;
  protected readonly paging = computed(() => pageOf(this.page(), this.size()));
  protected readonly list = rxResource({
    params: () => ({
      ...this.paging(),
      newestFirst: true,
      withQuality: true,
      first: this.marks.first(),
      ...(this.q() ? { q: this.q() } : {}),
    }),
    stream: ({ params }) => this.api.invoke(listDatasets, params),
  });
  protected readonly shown = lastValue(this.list);
  private readonly trash = rxResource({ stream: () => this.api.invoke(listTrash, { page: 1, pageSize: 1 }) });
  /** Null where there is nothing to see in the trash. */
  protected readonly trashed = computed(() => {
    const total = this.trash.hasValue() ? this.trash.value().total : 0;
    return total > 0 ? this.t().trash.link(this.numbers.exact(total)) : null;
  });

  /** The server has put the starred ones on the first page. */
  protected readonly datasets = computed(() => this.marks.sort(this.shown()?.items ?? []));

  protected readonly found = computed(() => {
    const total = this.shown()?.total ?? 0;
    return this.t().library.found(total, this.numbers.exact(total));
  });

  constructor() {
    reloadWhenBack(this.list);
    redirectToLastPage(this.list);
  }

  protected type(text: string): void {
    this.late.schedule(() => void this.search(text));
  }

  protected async search(text: string): Promise<void> {
    const q = text.trim() === '' ? null : text;
    await this.router.navigate([], { queryParams: { q, page: null }, queryParamsHandling: 'merge', replaceUrl: true });
  }
}
