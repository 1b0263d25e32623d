import { ChangeDetectionStrategy, Component, computed, effect, inject, input, model, output } from '@angular/core';
import { ExampleDto } from '../../api/generated/models';
import { columnType, formatValue } from '../../column-types/column-types';
import { columnsOf, valueIn } from '../../column-types/dataset-columns';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { CurrentDataset } from '../../datasets/current-dataset';
import { MissingValue } from '../../shared/table/missing-value';
import { RowAction } from '../../shared/table/row-action';
import { injectFocus, INVALID } from '../../shared/focusing';
import { axisLabel } from '../../shared/labels';
import { ColumnHead } from './column-head';
import { RowEdit } from './row-edit';
import { Sorting } from './sorting';

/** The rows of a page; a double click or the pencil turns a row's cells into fields. */
@Component({
  selector: 'app-example-table',
  imports: [ColumnHead, MissingValue, RowAction],
  templateUrl: './example-table.html',
  styleUrls: ['./example-table.scss', './example-cells.scss'],
  providers: [RowEdit],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ExampleTable {
  readonly examples = input.required<readonly ExampleDto[]>();
  readonly sorting = input.required<Sorting>();
  /** Ids. */
  readonly selected = model<ReadonlySet<string>>(new Set());
  /** Everything that passes the filter, beyond this page too. */
  readonly allSelected = input(false);
  /** The row that a link points at. */
  readonly marked = input<string | null>(null);
  /** One row by itself: nothing to sort or to choose from. */
  readonly alone = input(false);
  /** The one that is being deleted. */
  readonly busy = input<string | null>(null);
  readonly sort = output<string>();
  readonly saved = output();
  readonly delete = output<ExampleDto>();

  protected readonly t = inject(I18n).t;
  protected readonly label = axisLabel;
  protected readonly editing = inject(RowEdit);
  private readonly numbers = inject(NumberFormatter);
  private readonly dataset = inject(CurrentDataset).dataset;
  private readonly focus = injectFocus();

  protected readonly columns = computed(() => {
    const { summary } = this.dataset();
    const sorting = this.sorting();
    return columnsOf(this.dataset()).map(({ name, unit, kind, role }) => ({
      name,
      unit,
      kept: role === 'kept',
      numeric: columnType(kind).numeric,
      inputMode: columnType(kind).inputMode,
      sorted: name === sorting.column ? (sorting.descending ? ('descending' as const) : ('ascending' as const)) : null,
      known: summary.find((each) => each.name === name)?.categories.map(({ value }) => value) ?? [],
    }));
  });

  protected readonly rows = computed(() => {
    const { inputs, target } = this.dataset();
    const t = this.t().examples;
    const columns = columnsOf(this.dataset());
    const [first] = inputs;
    return this.examples().map((example) => {
      const cells = columns.map((column) => formatValue(column.kind, valueIn(example, column), this.numbers));
      return {
        example,
        cells,
        added: { day: this.numbers.day(example.createdAt), exact: this.numbers.date(example.createdAt) },
        excluded: example.excluded === null ? null : t.excluded(example.excluded),
        what: t.what(`${first?.name ?? ''} ${cells[0] ?? t.missing}`, `${target.name} ${cells[inputs.length] ?? ''}`),
      };
    });
  });

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
    const there = computed(() => this.examples().find(({ id }) => id === this.marked())?.id);
    effect(() => {
      const id = there();
      if (id !== undefined) {
        this.focus(`tr[data-id="${id}"] .pencil button`);
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
      this.focus(`tr[data-id="${id}"] .pencil button`);
      this.saved.emit();
    } else {
      this.focus(INVALID, true);
    }
    return stored;
  }

  protected leave(): void {
    const id = this.editing.example()?.id ?? '';
    this.editing.leave();
    this.focus(`tr[data-id="${id}"] .pencil button`);
  }
}
