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
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { InputColumnDto } from '../../api/generated/models';
import { fieldMessage, Problem } from '../../api/problem';
import { columnsOf } from '../../column-types/dataset-columns';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { CurrentDataset } from '../../datasets/current-dataset';
import { Icon } from '../../shared/icon';
import { ChooseColumns } from '../table/choose-columns';
import { ConditionGroup, ExampleFilter, groupsOf, withConditions } from './filter';
import { groupWords } from './filter-words';
import { injectColumnFilter } from './open-column-filter';
import { SearchField } from './search-field';

interface Chip {
  id: string;
  text: string;
  error: string | null;
  /** A click on its text opens this column's fields; other chips turn to their other value. */
  column: InputColumnDto | null;
  turned: ExampleFilter | null;
  without: ExampleFilter;
}

/** The search, the filters as chips, and the menu that adds one. */
@Component({
  selector: 'app-filter-bar',
  imports: [ChooseColumns, Icon, MatButton, MatMenu, MatMenuItem, MatMenuTrigger, SearchField],
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
  private readonly columnFilter = injectColumnFilter();
  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly dataset = inject(CurrentDataset).dataset;
  protected readonly searchError = computed(() => fieldMessage(this.problem(), 'q'));

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
    const { q } = this.filter();
    this.filterChange.emit({ where: [], ...(q === undefined ? {} : { q }) });
  }

  protected search(text: string): void {
    const { q: _, ...others } = this.filter();
    this.filterChange.emit({ ...others, ...(text === '' ? {} : { q: text }) });
  }

  protected set(part: Partial<ExampleFilter>): void {
    this.filterChange.emit({ ...this.filter(), ...part });
  }

  protected async edit(column: InputColumnDto): Promise<void> {
    const changed = await this.columnFilter(column, this.filter().where);
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
