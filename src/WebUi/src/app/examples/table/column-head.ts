import { CdkConnectedOverlay, CdkOverlayOrigin } from '@angular/cdk/overlay';
import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { ColumnSummaryDto } from '../../api/generated/models';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { CurrentDataset } from '../../datasets/current-dataset';

const MOST_BARS = 12;

export interface HeadedColumn {
  name: string;
  unit: string | null;
  kept: boolean;
  numeric: boolean;
  sorted: 'ascending' | 'descending' | null;
}

/** The head of a column: its name sorts, the small picture of its values opens their figures. */
@Component({
  selector: 'app-column-head',
  imports: [CdkConnectedOverlay, CdkOverlayOrigin],
  templateUrl: './column-head.html',
  styleUrl: './column-head.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ColumnHead {
  readonly column = input.required<HeadedColumn>();
  readonly sort = output<string>();

  protected readonly t = inject(I18n).t;
  private readonly numbers = inject(NumberFormatter);
  protected readonly dataset = inject(CurrentDataset).dataset;
  protected readonly opened = signal(false);
  protected readonly summary = computed(() => this.dataset().summary.find(({ name }) => name === this.column().name));

  /** Heights in percent. */
  protected readonly bars = computed(() => {
    const { histogram = [], categories = [] } = this.summary() ?? {};
    const counts = histogram.length > 0 ? histogram : categories.slice(0, MOST_BARS).map(({ count }) => count);
    const most = Math.max(...counts);
    // What there is stays visible beside what there is most of.
    return counts.map((count) => (count === 0 ? 0 : Math.max(6, (count / most) * 100)));
  });

  protected readonly figures = computed(() => {
    const summary = this.summary();
    return summary && this.opened() ? this.figuresOf(summary) : [];
  });

  protected readonly categories = computed(() => {
    const { categories = [], count = 0 } = this.summary() ?? {};
    return categories.slice(0, MOST_BARS / 2).map((each) => ({
      name: each.value,
      value: `${this.numbers.exact(each.count)} · ${this.percent(each.count, count)}`,
    }));
  });

  protected readonly extent = computed(() => {
    const { min = null, max = null, categories = [] } = this.summary() ?? {};
    return min === null || max === null
      ? categories
          .slice(0, 3)
          .map(({ value }) => value)
          .join(', ')
      : this.t().examples.filters.range(this.numbers.format(min), this.numbers.format(max));
  });

  protected close(event?: Event): void {
    event?.stopPropagation();
    this.opened.set(false);
  }

  private figuresOf(summary: ColumnSummaryDto): { name: string; value: string }[] {
    const t = this.t().examples.figures;
    const { unit } = this.column();
    const count = (value: number) => this.numbers.exact(value);
    const value = (number: number | null) => (number === null ? null : this.numbers.withUnit(number, unit));
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
      [t.deviation, value(summary.standardDeviation)],
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
