import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MetricDto, ModelReportDto } from '../../api/generated/models';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { CurrentDataset } from '../../datasets/current-dataset';
import { axisLabel } from '../../shared/labels';
import { DataTable } from '../../shared/table/data-table';
import { taskOf } from '../../tasks/tasks';
import { learnerWords } from '../../tasks/learner-words';
import { formatDuration } from '../../core/duration';
import { MeasuredBar } from '../measured-bar';
import { metricText } from '../metrics';
import { unseen } from '../verdict';

/** The learners of a blend: how much each counts, and how well it does alone. */
@Component({
  selector: 'app-learners',
  imports: [DataTable, MeasuredBar],
  template: `
    <h2>{{ words().title }}</h2>
    <p class="small muted">{{ how() }}</p>
    <app-data-table [label]="words().title" [columns]="columns()">
      <tbody>
        <tr class="blend">
          <th scope="row">{{ words().blend }}</th>
          <td class="numeric" [title]="blend().exact">
            {{ blend().text }}
            @if (blend().interval; as interval) {
              <span class="interval">{{ interval }}</span>
            }
          </td>
          <td></td>
          <td></td>
        </tr>
        @for (row of rows(); track row.name) {
          <tr>
            <th scope="row">{{ row.name }}</th>
            <td class="numeric" [title]="row.exact">
              {{ row.text }}
              @if (row.interval; as interval) {
                <span class="interval">{{ interval }}</span>
              }
            </td>
            <td>
              <span class="weight">
                <app-measured-bar [value]="row.weight" [full]="1" />
                <span class="number">{{ row.share }}</span>
              </span>
            </td>
            <td class="numeric">{{ row.duration }}</td>
          </tr>
        }
      </tbody>
    </app-data-table>
  `,
  styleUrl: './learners.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Learners {
  readonly report = input.required<ModelReportDto>();
  private readonly t = inject(I18n).t;
  private readonly numbers = inject(NumberFormatter);
  private readonly dataset = inject(CurrentDataset).dataset;
  protected readonly words = computed(() => this.t().report.learners);
  private readonly primary = computed(() => this.t().tasks[this.report().task].primary);
  private readonly metrics = computed(() => unseen(this.report().model.metrics));

  protected readonly how = computed(() => {
    const part = this.report().model.metrics.test ? 'test' : 'outOfFold';
    return this.words().how[part](this.numbers.exact(this.metrics().count));
  });

  protected readonly columns = computed(() => {
    const unit = taskOf(this.dataset()).unit(this.dataset().target);
    return [
      { label: this.words().algorithm },
      { label: axisLabel({ name: this.primary(), unit }), numeric: true },
      { label: this.words().weight },
      { label: this.words().time, numeric: true },
    ];
  });

  protected readonly blend = computed(() => this.measured(this.metrics().metrics[0]));

  protected readonly rows = computed(() =>
    this.report().learners.map(({ learner, tuned, weight, seconds, metrics }) => ({
      name: this.nameOf(learner, tuned),
      ...this.measured(metrics[0]),
      weight,
      share: this.numbers.percent(weight),
      duration: seconds === null ? '–' : formatDuration(1000 * seconds, this.numbers),
    })),
  );

  private nameOf(learner: string, tuned: boolean): string {
    const { name } = learnerWords(learner, this.report().task, this.t());
    return tuned ? this.words().tuned(name) : name;
  }

  private measured({ name = '', value = null, lower = null, upper = null }: Partial<MetricDto> = {}) {
    const uncertainty = taskOf(this.dataset()).uncertainty(this.report().model);
    const text = (figure: number) => metricText(name, figure, uncertainty, this.numbers);
    return {
      text: value === null ? '–' : text(value),
      exact: value === null ? null : this.numbers.exact(value),
      interval: lower === null || upper === null ? null : this.t().report.interval(text(lower), text(upper)),
    };
  }
}
