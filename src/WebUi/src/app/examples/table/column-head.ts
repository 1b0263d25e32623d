import { CdkConnectedOverlay, CdkOverlayOrigin } from '@angular/cdk/overlay';
import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { MatMenu, MatMenuContent, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { ColumnSummaryDto } from '../../api/generated/models';
import { columnType } from '../../column-types/column-types';
import { DatasetColumn } from '../../column-types/dataset-columns';
import { Condition } from '../../column-types/filter/condition';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { CurrentDataset } from '../../datasets/current-dataset';
import { Icon } from '../../shared/icon';
import { ColumnHistogram } from './column-histogram';
import { ColumnsShown } from './columns-shown';
import { nextSorting, Sorting } from './sorting';

const MOST_CATEGORIES = 6;

export interface HeadedColumn extends DatasetColumn {
  numeric: boolean;
  sorted: 'ascending' | 'descending' | null;
  conditions: readonly Condition[];
}

/** The head of a column: its name sorts, its menu does the rest, the small picture of its values filters. */
@Component({
  selector: 'app-column-head',
  imports: [
    CdkConnectedOverlay,
    CdkOverlayOrigin,
    ColumnHistogram,
    Icon,
    MatMenu,
    MatMenuContent,
    MatMenuItem,
    MatMenuTrigger,
  ],
  templateUrl: './column-head.html',
  styleUrl: './column-head.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ColumnHead {
  readonly column = input.required<HeadedColumn>();
  /** By this column; undefined to go back to newest first. */
  readonly sort = output<Sorting>();
  readonly filter = output<Condition[]>();
  readonly editFilter = output();

  private readonly shown = inject(ColumnsShown);

  protected readonly t = inject(I18n).t;
  private readonly numbers = inject(NumberFormatter);
  protected readonly dataset = inject(CurrentDataset).dataset;
  protected readonly opened = signal(false);
  protected readonly summary = computed(() => this.dataset().summary.find(({ name }) => name === this.column().name));

  protected readonly figures = computed(() => {
    const summary = this.summary();
    return summary && this.opened() ? this.figuresOf(summary) : [];
  });

  protected readonly categories = computed(() => {
    const { categories = [], count = 0 } = this.summary() ?? {};
    return categories.slice(0, MOST_CATEGORIES).map((each) => ({
      name: each.value,
      value: `${this.numbers.exact(each.count)} · ${this.percent(each.count, count)}`,
    }));
  });

  /** What the menu says of the column above what it does. */
  protected readonly about = computed(() => {
    const { role, kind, unit } = this.column();
    const t = this.t();
    return [t.roles[role], t.kinds[kind], ...(unit ? [unit] : [])].join(' · ');
  });

  protected toggleSort(): void {
    this.sort.emit(nextSorting(this.column()));
  }

  protected hide(): void {
    this.shown.show(this.column().name, false);
  }

  protected close(event?: Event): void {
    event?.stopPropagation();
    this.opened.set(false);
  }

  private figuresOf(summary: ColumnSummaryDto): { name: string; value: string }[] {
    const t = this.t().examples.figures;
    const column = this.column();
    const count = (value: number) => this.numbers.exact(value);
    const type = columnType(column.kind);
    const value = (number: number | null) => (number === null ? null : type.figure(number, column, this.numbers));
    const isTarget = summary.name === this.dataset().target.name;
    const rows: [string, string | null][] = [
      [t.count, count(summary.count)],
      [t.missing, this.missing(summary)],
      [t.distinct, count(summary.distinct)],
      [t.min, value(summary.min)],
      [t.lowerQuartile, value(summary.lowerQuartile)],
      [t.median, value(summary.median)],
      [t.upperQuartile, value(summary.upperQuartile)],
      [t.max, value(summary.max)],
      [t.mean, value(summary.mean)],
      // A length of time is no moment.
      [t.deviation, type.calendar ? null : value(summary.standardDeviation)],
      [
        t.correlation(this.dataset().target.name),
        isTarget || summary.correlation === null ? null : this.numbers.format(summary.correlation, 2),
      ],
    ];
    return rows.flatMap(([name, shown]) => (shown === null ? [] : [{ name, value: shown }]));
  }

  private missing({ missing, count }: ColumnSummaryDto): string {
    return missing === 0
      ? this.numbers.exact(0)
      : `${this.numbers.exact(missing)} · ${this.percent(missing, missing + count)}`;
  }

  private percent(part: number, whole: number): string {
    return this.numbers.percent(whole === 0 ? 0 : part / whole, part / whole < 0.1 ? 1 : 0);
  }
}
