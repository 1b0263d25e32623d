import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { ModelReportDto } from '../api/generated/models';
import { I18n } from '../core/i18n/i18n';
import { Numbers } from '../core/numbers';
import { CurrentDataset } from '../datasets/current-dataset';

const MOST_BARS = 12;
const NAMED = 3;

/** How much worse the model gets without each input, as bars with their spread. */
@Component({
  selector: 'app-importance',
  templateUrl: './importance.html',
  styleUrl: './importance.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Importance {
  readonly importance = input.required<ModelReportDto['importance']>();
  protected readonly t = inject(I18n).t;
  private readonly numbers = inject(Numbers);
  private readonly target = computed(() => this.dataset().target);
  private readonly dataset = inject(CurrentDataset).dataset;

  protected readonly how = computed(() => this.t().report.importanceHow(this.target().name));
  protected readonly summary = computed(() =>
    this.t().report.importanceSummary(
      this.importance()
        .slice(0, NAMED)
        .map(({ column, increase }) => `${column} ${this.numbers.withUnit(increase, this.target().unit)}`)
        .join(', '),
    ),
  );

  protected readonly rows = computed(() => {
    const longest = Math.max(...this.importance().map(({ increase, deviation }) => increase + deviation));
    const width = (value: number) => (longest > 0 ? `${(Math.max(value / longest, 0) * 100).toFixed(2)}%` : '0%');
    return this.importance().map(({ column, increase, deviation }) => ({
      column,
      bar: width(increase),
      from: width(increase - deviation),
      to: width(increase + deviation),
      increase: this.numbers.withUnit(increase, this.target().unit),
      deviation: this.numbers.withUnit(deviation, this.target().unit),
    }));
  });
  protected readonly bars = computed(() => this.rows().slice(0, MOST_BARS));
  protected readonly more = computed(() => {
    const count = this.rows().length - this.bars().length;
    return count > 0 ? this.t().report.more(this.numbers.exact(count)) : null;
  });
}
