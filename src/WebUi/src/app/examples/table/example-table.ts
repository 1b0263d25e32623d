import { ChangeDetectionStrategy, Component, computed, effect, inject, input, model, output } from '@angular/core';
import { MatMenu, MatMenuContent, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { ExampleDto } from '../../api/generated/models';
import { columnType, formatValue } from '../../column-types/column-types';
import { DatasetColumn, valueIn } from '../../column-types/dataset-columns';
import { Condition } from '../../column-types/filter/condition';
import { alignedColumn } from '../../column-types/numeric/aligned';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { CurrentDataset } from '../../datasets/current-dataset';
import { injectFocus, INVALID } from '../../shared/focusing';
import { Icon } from '../../shared/icon';
import { axisLabel } from '../../shared/labels';
import { MissingValue } from '../../shared/table/missing-value';
import { RowAction } from '../../shared/table/row-action';
import { conditionsOn } from '../filters/filter';
import { ColumnHead } from './column-head';
import { ColumnsShown } from './columns-shown';
import { NewRow } from './new-row';
import { RowEdit } from './row-edit';
import { Sorting } from './sorting';

/** The rows of a page; a double click or the menu of a row turns its cells into fields, the last row is empty to type into. */
@Component({
  selector: 'app-example-table',
  imports: [ColumnHead, Icon, MatMenu, MatMenuContent, MatMenuItem, MatMenuTrigger, MissingValue, NewRow, RowAction],
  templateUrl: './example-table.html',
  styleUrls: ['./example-table.scss', './example-cells.scss'],
  providers: [RowEdit],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ExampleTable {
  readonly examples = input.required<readonly ExampleDto[]>();
  readonly sorting = input.required<Sorting>();
  /** The conditions that the rows pass. */
  readonly where = input<readonly string[]>([]);
  /** Ids. */
  readonly selected = model<ReadonlySet<string>>(new Set());
  /** Everything that passes the filter, beyond this page too. */
  readonly allSelected = input(false);
  /** The row that a link, a point or an addition points at. */
  readonly marked = input<string | null>(null);
  /** One row by itself: nothing to sort or to choose from. */
  readonly alone = input(false);
  /** The one that is being changed. */
  readonly busy = input<string | null>(null);
  readonly sort = output<Sorting>();
  readonly filter = output<{ column: string; conditions: Condition[] }>();
  readonly editFilter = output<DatasetColumn>();
  readonly saved = output<ExampleDto>();
  readonly added = output<ExampleDto>();
  readonly delete = output<ExampleDto>();
  /** Out of training, or back into it. */
  readonly exclude = output<ExampleDto>();
  /** The row below the pointer or with the focus. */
  readonly pointed = output<ExampleDto | null>();

  protected readonly t = inject(I18n).t;
  protected readonly label = axisLabel;
  protected readonly editing = inject(RowEdit);
  protected readonly shown = inject(ColumnsShown);
  private readonly numbers = inject(NumberFormatter);
  private readonly dataset = inject(CurrentDataset).dataset;
  private readonly focus = injectFocus();

  protected readonly columns = computed(() => {
    const { summary } = this.dataset();
    const sorting = this.sorting();
    const names = this.shown.all().map(({ name }) => name);
    return this.shown.columns().map((column) => ({
      ...column,
      numeric: columnType(column.kind).numeric,
      inputMode: columnType(column.kind).inputMode,
      calendar: columnType(column.kind).calendar !== undefined,
      sorted:
        column.name === sorting.column ? (sorting.descending ? ('descending' as const) : ('ascending' as const)) : null,
      known: summary.find((each) => each.name === column.name)?.categories.map(({ value }) => value) ?? [],
      conditions: conditionsOn(column.name, this.where(), names),
    }));
  });

  protected readonly rows = computed(() => {
    const { inputs, target } = this.dataset();
    const t = this.t().examples;
    const cells = this.shown.columns().map((column) => this.cellsOf(column));
    const named = (column: DatasetColumn, example: ExampleDto) =>
      `${column.name} ${formatValue(column.kind, valueIn(example, column), this.numbers) ?? t.missing}`;
    const ends = this.shown.all().filter(({ name }) => name === inputs[0]?.name || name === target.name);
    return this.examples().map((example, row) => ({
      example,
      cells: cells.map((column) => column[row] ?? { text: null, exact: '' }),
      added: { day: this.numbers.day(example.createdAt), exact: this.numbers.date(example.createdAt) },
      what: ends.map((column) => named(column, example)).join(', '),
    }));
  });

  /** A column of its own only where there is something to say. */
  protected readonly anyExcluded = computed(() => this.examples().some(({ excluded }) => excluded !== null));

  protected readonly caption = computed(() => {
    const { caption, linked } = this.t().examples;
    return this.alone() ? linked(this.marked() ?? '') : caption;
  });
  protected readonly pageSelected = computed(
    () => this.allSelected() || this.examples().every(({ id }) => this.selected().has(id)),
  );
  protected readonly someSelected = computed(() => !this.pageSelected() && this.selected().size > 0);

  constructor() {
    // Once it is there, not whenever it is loaded again: one may be busy elsewhere by then.
    const there = computed(() => this.alone() && this.examples().find(({ id }) => id === this.marked())?.id);
    effect(() => {
      const id = there();
      if (id) {
        this.focusRow(id);
      }
    });
  }

  protected select(id: string, chosen: boolean): void {
    const all = this.allSelected() ? this.examples().map((example) => example.id) : [...this.selected()];
    this.selected.set(new Set(chosen ? [...all, id] : all.filter((each) => each !== id)));
  }

  protected selectPage(chosen: boolean): void {
    this.selected.set(new Set(chosen ? this.examples().map(({ id }) => id) : []));
  }

  /** One row at a time: another one that is open is stored first, and stays where that fails. */
  protected async edit(example: ExampleDto, column = 0): Promise<void> {
    const open = this.editing.example();
    if (open?.id !== example.id && (open === null || (await this.save()))) {
      this.editing.start(example);
      this.focus(`[data-field="${column}"]`, true);
    }
  }

  protected async save(): Promise<boolean> {
    const id = this.editing.example()?.id ?? '';
    const stored = await this.editing.save();
    if (stored) {
      this.focusRow(id);
      this.saved.emit(stored);
    } else {
      this.focus(INVALID, true);
    }
    return stored !== null;
  }

  protected leave(): void {
    const id = this.editing.example()?.id ?? '';
    this.editing.leave();
    this.focusRow(id);
  }

  /** Whoever copies one cell wants its value, not how it is shown. */
  protected copy(event: ClipboardEvent): void {
    const selection = document.getSelection();
    const [from, to] = [selection?.anchorNode, selection?.focusNode].map((node) => node?.parentElement?.closest('td'));
    const exact = from === to ? from?.dataset['exact'] : undefined;
    if (exact && selection?.toString().trim() === from?.textContent.trim()) {
      event.clipboardData?.setData('text/plain', exact);
      event.preventDefault();
    }
  }

  private focusRow(id: string): void {
    this.focus(`tr[data-id="${id}"] .row-menu`);
  }

  /** Numbers of a column share their decimals; the exact value is in the title, and is what is copied. */
  private cellsOf(column: DatasetColumn): { text: string | null; exact: string }[] {
    const values = this.examples().map((example) => valueIn(example, column));
    const read = values.map((value) => formatValue(column.kind, value, this.numbers));
    const { exact } = columnType(column.kind);
    const numbers = values.map((value) => (typeof value === 'number' ? value : null));
    const texts = numbers.some((value) => value !== null) ? alignedColumn(numbers, this.numbers) : read;
    return texts.map((text, row) => {
      const value = values[row] ?? null;
      return { text, exact: value !== null && exact ? exact(value) : (read[row] ?? '') };
    });
  }
}
