import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  Injector,
  input,
  output,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { firstValueFrom } from 'rxjs';
import { InputColumnDto } from '../../api/generated/models';
import { fieldMessage, Problem } from '../../api/problem';
import { ColumnToFilter } from '../../column-types/column-type';
import { columnsOf } from '../../column-types/dataset-columns';
import { Condition } from '../../column-types/filter/condition';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { CurrentDataset } from '../../datasets/current-dataset';
import { Icon } from '../../shared/icon';
import { ColumnFilterDialog } from './column-filter-dialog';
import { ConditionGroup, ExampleFilter, groupsOf, isFiltered, withConditions } from './filter';
import { groupWords } from './filter-words';

interface Chip {
  id: string;
  text: string;
  error: string | null;
  /** A click on its text opens this column's fields; other chips turn to their other value. */
  column: InputColumnDto | null;
  turned: ExampleFilter | null;
  without: ExampleFilter;
}

/** The filters as chips, and the menu that adds one. */
@Component({
  selector: 'app-filter-bar',
  imports: [Icon, MatButton, MatMenu, MatMenuItem, MatMenuTrigger],
  templateUrl: './filter-bar.html',
  styleUrl: './filter-bar.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FilterBar {
  readonly filter = input.required<ExampleFilter>();
  /** What the server says of them. */
  readonly problem = input<Problem | null>(null);
  readonly filterChange = output<ExampleFilter>();

  protected readonly t = inject(I18n).t;
  private readonly language = inject(I18n).language;
  private readonly numbers = inject(NumberFormatter);
  private readonly dialogs = inject(MatDialog);
  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly dataset = inject(CurrentDataset).dataset;
  protected readonly filtered = computed(() => isFiltered(this.filter()));

  protected readonly columns = computed(() => columnsOf(this.dataset()));
  private readonly names = computed(() => this.columns().map(({ name }) => name));

  protected readonly chips = computed<Chip[]>(() => {
    const filter = this.filter();
    const { excluded, part } = filter;
    const t = this.t().examples.filters;
    const groups = groupsOf(filter.where, this.names()).map((group) => this.chip(group));
    const { excluded: _, ...anyExcluded } = filter;
    const { part: __, ...anyPart } = filter;
    return [
      ...groups,
      ...(excluded === undefined
        ? []
        : [
            {
              id: 'excluded',
              text: excluded ? t.excludedYes : t.excludedNo,
              error: fieldMessage(this.problem(), 'excluded'),
              column: null,
              turned: { ...filter, excluded: !excluded },
              without: anyExcluded,
            },
          ]),
      ...(part === undefined
        ? []
        : [
            {
              id: 'part',
              text: t[part],
              error: fieldMessage(this.problem(), 'part'),
              column: null,
              turned: { ...filter, part: part === 'train' ? ('test' as const) : ('train' as const) },
              without: anyPart,
            },
          ]),
    ];
  });

  protected change(chip: Chip): void {
    if (chip.column) {
      void this.edit(chip.column);
    } else if (chip.turned) {
      this.filterChange.emit(chip.turned);
    }
  }

  protected remove(chip: Chip): void {
    const place = this.chips().indexOf(chip);
    this.filterChange.emit(chip.without);
    afterNextRender(
      () => {
        const all = this.host.nativeElement.querySelectorAll<HTMLElement>('.change, .add');
        (all[place] ?? all[all.length - 1])?.focus();
      },
      { injector: this.injector },
    );
  }

  protected clear(): void {
    this.filterChange.emit({ where: [] });
  }

  protected set(part: Partial<ExampleFilter>): void {
    this.filterChange.emit({ ...this.filter(), ...part });
  }

  protected async edit(column: InputColumnDto): Promise<void> {
    const conditions = groupsOf(this.filter().where, this.names()).find((group) => group.column === column.name);
    const dialog = this.dialogs.open<ColumnFilterDialog, ColumnToFilter, Condition[]>(ColumnFilterDialog, {
      data: {
        column,
        summary: this.dataset().summary.find(({ name }) => name === column.name),
        conditions: conditions?.conditions ?? [],
      },
      width: '400px',
      maxWidth: 'calc(100vw - 32px)',
    });
    const changed = await firstValueFrom(dialog.afterClosed());
    if (changed) {
      this.set({ where: withConditions(this.filter().where, column.name, changed, this.names()) });
    }
  }

  private chip(group: ConditionGroup): Chip {
    const column = this.columns().find(({ name }) => name === group.column) ?? null;
    const errors = group.places.map((place) => fieldMessage(this.problem(), `where[${place}]`));
    const filter = this.filter();
    return {
      id: `where-${group.places[0] ?? 0}`,
      text: groupWords(group, column ?? undefined, this.t().examples.filters, this.numbers, this.language()),
      error: errors.find((error) => error !== null) ?? null,
      column,
      turned: null,
      without: { ...filter, where: filter.where.filter((_, place) => !group.places.includes(place)) },
    };
  }
}
