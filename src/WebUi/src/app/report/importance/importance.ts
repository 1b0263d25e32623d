import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { ModelReportDto } from '../../api/generated/models';
import { Chart } from '../../charts/chart';
import { ChartSpec } from '../../charts/chart-spec';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { CurrentDataset } from '../../datasets/current-dataset';
import { axisLabel } from '../../shared/labels';

const MOST_BARS = 12;
const NAMED = 3;

interface Row {
  name: string;
  increase: number;
  deviation: number;
  /** What stands below it in the table. */
  members: ModelReportDto['importance'];
}

/** How much worse the model gets without each input, as bars with their spread; inputs that tell the same are one. */
@Component({
  selector: 'app-importance',
  imports: [Chart],
  templateUrl: './importance.html',
  styleUrl: './importance.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Importance {
  readonly importance = input.required<ModelReportDto['importance']>();
  readonly groups = input.required<ModelReportDto['importanceGroups']>();
  protected readonly t = inject(I18n).t;
  private readonly numbers = inject(NumberFormatter);
  private readonly target = computed(() => this.dataset().target);
  private readonly dataset = inject(CurrentDataset).dataset;

  protected readonly how = computed(() => this.t().report.importanceHow(this.target().name));
  protected readonly alike = computed(() =>
    this.groups().map(({ columns }) => this.t().report.alike(columns.join(', '))),
  );

  private readonly sorted = computed<Row[]>(() => {
    const grouped = new Set(this.groups().flatMap(({ columns }) => columns));
    const alone = this.importance().filter(({ column }) => !grouped.has(column));
    const rows: Row[] = [
      ...alone.map(({ column, increase, deviation }) => ({ name: column, increase, deviation, members: [] })),
      ...this.groups().map(({ columns, increase, deviation }) => ({
        name: this.t().report.together(columns.join(', ')),
        increase,
        deviation,
        members: this.importance().filter(({ column }) => columns.includes(column)),
      })),
    ];
    return rows.sort((a, b) => b.increase - a.increase);
  });

  protected readonly summary = computed(() =>
    this.t().report.importanceSummary(
      this.sorted()
        .slice(0, NAMED)
        .map(({ name, increase }) => `${name} ${this.growth(increase)}`)
        .join(', '),
    ),
  );

  protected readonly rows = computed(() =>
    this.sorted().map(({ name, increase, deviation, members }) => ({
      name,
      ...this.texts(increase, deviation),
      members: members.map((member) => ({ name: member.column, ...this.texts(member.increase, member.deviation) })),
    })),
  );
  private readonly shown = computed(() => this.sorted().slice(0, MOST_BARS));
  protected readonly spec = computed<ChartSpec>(() => {
    const shown = this.shown();
    const { unit } = this.target();
    return {
      summary: this.summary(),
      x: {
        label: axisLabel({ name: this.t().report.growth, unit }),
        format: (value) => this.numbers.withUnit(value, unit),
      },
      y: { label: this.t().report.input, categories: shown.map(({ name }) => name) },
      series: [
        {
          label: this.t().report.growth,
          role: 'model',
          points: shown.map(({ increase }, y) => ({ x: Math.max(increase, 0), y })),
          values: shown.map(({ increase }) => this.growth(increase)),
          intervals: shown.map(({ increase, deviation }) => ({
            lower: Math.max(increase - deviation, 0),
            upper: Math.max(increase + deviation, 0),
          })),
        },
      ],
    };
  });
  protected readonly more = computed(() => {
    const count = this.sorted().length - this.shown().length;
    return count > 0 ? this.t().report.more(this.numbers.exact(count)) : null;
  });

  private texts(increase: number, deviation: number) {
    return { increase: this.growth(increase), deviation: this.numbers.withUnit(deviation, this.target().unit) };
  }

  /** An error that shrinks when an input is shuffled does so by chance. */
  private growth(increase: number): string {
    return increase > 0 ? this.numbers.withUnit(increase, this.target().unit) : this.t().report.noGrowth;
  }
}
