import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MetricsDto, ModelDto } from '../api/generated/models';
import { I18n } from '../core/i18n/i18n';
import { NumberFormatter } from '../core/number-formatter';
import { CurrentDataset } from '../datasets/current-dataset';
import { axisLabel } from '../shared/labels';
import { metricLabel, metricText } from './metrics';
import { taskOf } from '../tasks/tasks';
import { unseen } from './verdict';

/** All metrics of the model and of what it is compared with, by their standard names. */
@Component({
  selector: 'app-metrics-table',
  templateUrl: './metrics-table.html',
  styleUrl: './metrics-table.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MetricsTable {
  readonly model = input.required<ModelDto>();
  protected readonly t = inject(I18n).t;
  private readonly numbers = inject(NumberFormatter);
  private readonly dataset = inject(CurrentDataset).dataset;

  protected readonly words = computed(() => this.t().tasks[this.model().task]);
  protected readonly caption = computed(() => this.words().caption(axisLabel(this.dataset().target)));
  protected readonly unseenPart = computed(() => {
    const { metrics, comparison } = this.model();
    const tested = comparison?.onUnseenRows ?? metrics.test !== null;
    return this.t().report[tested ? 'test' : 'outOfFold'];
  });
  private readonly columns = computed<MetricsDto[]>(() => {
    const { metrics } = this.model();
    return [unseen(metrics), metrics.linear, metrics.baseline, metrics.train];
  });
  protected readonly hasIntervals = computed(() =>
    unseen(this.model().metrics).metrics.some(({ lower }) => lower !== null),
  );
  protected readonly rows = computed(() => {
    const measured = unseen(this.model().metrics).metrics.map(({ name }) => this.row(name));
    const counts = this.columns().map(({ count }) => ({
      value: this.numbers.exact(count),
      exact: null,
      interval: null,
    }));
    return [...measured, { name: this.t().report.count, cells: counts }];
  });

  private row(name: string) {
    const uncertainty = taskOf(this.model()).uncertainty(this.model());
    const text = (value: number) => metricText(name, value, uncertainty, this.numbers);
    const cells = this.columns().map(({ metrics }, column) => {
      const { value = null, lower = null, upper = null } = metrics.find((metric) => metric.name === name) ?? {};
      const judged = column === 0 && lower !== null && upper !== null;
      return {
        value: value === null ? '–' : text(value),
        exact: value === null ? null : this.numbers.exact(value),
        interval: judged && text(lower) !== text(upper) ? this.t().report.interval(text(lower), text(upper)) : null,
      };
    });
    return { name: metricLabel(name, this.t()), cells };
  }
}
