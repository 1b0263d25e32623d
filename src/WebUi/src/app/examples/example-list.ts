import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { Params, Router, RouterLink } from '@angular/router';
import { Api } from '../api/generated/api';
import { listExamples } from '../api/generated/functions';
import { ExampleDto } from '../api/generated/models';
import { toProblem } from '../api/problem';
import { columnsOf, DatasetColumn } from '../column-types/dataset-columns';
import { Condition } from '../column-types/filter/condition';
import { I18n } from '../core/i18n/i18n';
import { lastValue } from '../core/last-value';
import { NumberFormatter } from '../core/number-formatter';
import { reloadWhenBack } from '../core/server-connection';
import { CurrentDataset } from '../datasets/current-dataset';
import { injectFocus, neighbour } from '../shared/focusing';
import { redirectToLastPage, pageOf, Pager } from '../shared/table/pager';
import { ProblemPanel } from '../shared/problem-panel';
import { Skeleton } from '../shared/skeleton';
import { BulkBar } from './selection/bulk-bar';
import { ExampleChanges } from './changes/example-changes';
import { injectExclusionReason } from './selection/exclude-dialog';
import { ExamplePlot } from './plot/example-plot';
import { ExampleTable } from './table/example-table';
import { ExampleFilter, filterOf, isFiltered, toParams, toQuery, withConditions } from './filters/filter';
import { injectColumnFilter } from './filters/open-column-filter';
import { FilterBar } from './filters/filter-bar';
import { chosenOf, Selection } from './selection/selection';
import { LinkedRow } from './linked-row';
import { Sorting, sortingOf, sortQuery } from './table/sorting';

/** Filters, table, plot and pages of the examples; all of what is shown stands in the address. */
@Component({
  selector: 'app-example-list',
  imports: [
    BulkBar,
    ExamplePlot,
    ExampleTable,
    LinkedRow,
    FilterBar,
    MatButton,
    Pager,
    ProblemPanel,
    RouterLink,
    Skeleton,
  ],
  templateUrl: './example-list.html',
  styleUrl: './example-list.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ExampleList {
  readonly address = input.required<Params>();

  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly changes = inject(ExampleChanges);
  private readonly columnFilter = injectColumnFilter();
  private readonly reasonFor = injectExclusionReason();
  private readonly focus = injectFocus();
  private readonly current = inject(CurrentDataset);
  protected readonly t = inject(I18n).t;
  protected readonly numbers = inject(NumberFormatter);
  protected readonly dataset = this.current.dataset;
  /** By time, the first training decides which rows are the newest. */
  protected readonly partUnknown = computed(() => {
    const { activeModel, split } = this.dataset();
    return this.filter().part !== undefined && split.by === 'time' && activeModel === null;
  });
  /** The row that is being changed. */
  protected readonly busy = signal<string | null>(null);
  /** The row that was added last, or whose point was chosen. */
  protected readonly marked = linkedSignal<string, string | null>({
    // A signal of its own: the dataset is loaded again after each change.
    source: computed(() => this.dataset().id),
    computation: () => null,
  });
  /** The row below the pointer. */
  protected readonly pointed = signal<ExampleDto | null>(null);

  // Compared by their text: the same filter anew is no reason to load anything.
  protected readonly filter = computed(
    () => filterOf(this.value('where'), this.text('excluded'), this.text('part'), this.text('q')),
    {
      equal: (a, b) => JSON.stringify(a) === JSON.stringify(b),
    },
  );
  protected readonly filtered = computed(() => isFiltered(this.filter()));
  protected readonly paging = computed(() => pageOf(this.text('page'), this.text('size')));
  protected readonly plotted = computed(() => this.text('plot'));
  protected readonly sorting = computed(() => sortingOf(this.text('sort'), this.text('descending'), this.names()));

  private readonly names = computed(() => columnsOf(this.dataset()).map(({ name }) => name));

  private readonly matching = computed(() => {
    // The revision, so that everything follows what is changed here or elsewhere.
    const { id, revision } = this.dataset();
    return { dataset: id, filter: this.filter(), revision };
  });
  protected readonly list = rxResource({
    params: () => ({ ...this.matching(), ...this.paging(), ...this.sorting() }),
    stream: ({ params: { dataset, filter, page, pageSize, column, descending } }) =>
      this.api.invoke(listExamples, {
        dataset,
        ...toParams(filter),
        page,
        pageSize,
        ...(column === undefined ? {} : { sort: column }),
        descending,
      }),
  });
  protected readonly shown = lastValue(this.list);
  protected readonly problem = computed(() => {
    const error = this.list.error();
    return error ? toProblem(error) : null;
  });
  /** What is wrong with the filter is said at its chips. */
  protected readonly filterWrong = computed(() =>
    Object.keys(this.problem()?.fields ?? {}).some((field) => /^(where|excluded|part|q$)/i.test(field)),
  );

  /** The row that a link from elsewhere points at. */
  protected readonly linkedId = computed(() =>
    /^\d+$/.test(this.text('example') ?? '') ? this.text('example') : null,
  );

  // As text, so that the selection outlives a change to the rows but not another view of them.
  private readonly view = computed(() =>
    JSON.stringify([this.dataset().id, this.filter(), this.paging(), this.sorting()]),
  );
  protected readonly selection = linkedSignal<string, Selection>({
    source: this.view,
    computation: () => new Set<string>(),
  });
  protected readonly chosen = computed(() => {
    const { items = [], total = 0 } = this.shown() ?? {};
    return chosenOf(this.selection(), items, this.filter(), total);
  });
  protected readonly selectedIds = computed<ReadonlySet<string>>(() => {
    const selection = this.selection();
    return selection === 'matching' ? new Set() : selection;
  });

  /** Rows whose points are shown in the plot. */
  protected readonly highlighted = computed(() => {
    const { items = [] } = this.shown() ?? {};
    const [selected, marked, pointed] = [this.selectedIds(), this.marked(), this.pointed()?.id];
    return items.filter(({ id }) => selected.has(id) || id === marked || id === pointed);
  });

  constructor() {
    reloadWhenBack(this.list);
    redirectToLastPage(this.list);
  }

  protected filterBy(filter: ExampleFilter): void {
    this.go({ ...toQuery(filter), page: null });
  }

  protected sortBy(sorting: Sorting): void {
    this.go({ ...sortQuery(sorting), page: null });
  }

  /** Each with other conditions than before. */
  protected filterColumns(columns: readonly { column: string; conditions: readonly Condition[] }[]): void {
    const filter = this.filter();
    const where = columns.reduce<readonly string[]>(
      (before, { column, conditions }) => withConditions(before, column, conditions, this.names()),
      filter.where,
    );
    this.filterBy({ ...filter, where });
  }

  protected async editFilter(column: DatasetColumn): Promise<void> {
    const conditions = await this.columnFilter(column, this.filter().where);
    if (conditions) {
      this.filterColumns([{ column: column.name, conditions }]);
    }
  }

  protected plot(column: string): void {
    this.go({ plot: column === this.dataset().inputs[0]?.name ? null : column }, true);
  }

  /** Where it is on the page it is marked there; else it is shown above the others. */
  protected open(id: string): void {
    if (this.shown()?.items.some((example) => example.id === id)) {
      this.marked.set(id);
      this.focus(`tr[data-id="${id}"] .row-menu`);
    } else {
      this.go({ example: id }, true);
    }
  }

  protected closeLinked(): void {
    this.go({ example: null }, true);
  }

  protected clearSelection(): void {
    this.selection.set(new Set());
    // The bar goes, and with it what had the focus.
    this.focus('.line');
  }

  /** Shown at once; loading the rows again takes a moment. */
  protected saved(example: ExampleDto): void {
    this.list.value.update(
      (page) => page && { ...page, items: page.items.map((row) => (row.id === example.id ? example : row)) },
    );
    this.current.reload();
  }

  /** Stays marked, so that it is found among the others. */
  protected added(example: ExampleDto): void {
    this.marked.set(example.id);
    this.current.reload();
  }

  protected async exclude(example: ExampleDto): Promise<void> {
    const reason = example.excluded === null ? await this.reasonFor(this.changes.inWords(1)) : null;
    if (reason !== undefined) {
      this.busy.set(example.id);
      await this.changes.exclude({ kind: 'rows', rows: [example], count: 1 }, reason);
      this.busy.set(null);
    }
  }

  protected async delete(example: ExampleDto): Promise<void> {
    const next = neighbour(this.shown()?.items.map(({ id }) => id) ?? [], example.id);
    this.busy.set(example.id);
    await this.changes.delete({ kind: 'rows', rows: [example], count: 1 });
    this.busy.set(null);
    // The row goes, and with it what had the focus.
    this.focus(next === undefined ? '.line' : `tr[data-id="${next}"] .row-menu`);
  }

  private go(queryParams: Params, replaceUrl = false): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl });
  }

  private value(name: string): string | string[] | undefined {
    return this.address()[name] as string | string[] | undefined;
  }

  /** The last one where a link gives several. */
  private text(name: string): string | undefined {
    return [this.value(name)].flat().at(-1);
  }
}
