import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { ModelReportDto } from '../../api/generated/models';
import { Chart } from '../../charts/chart';
import { ChartSpec } from '../../charts/chart-spec';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { CurrentDataset } from '../../datasets/current-dataset';
import { axisLabel } from '../../shared/labels';
import { taskOf } from '../../tasks/tasks';

const MOST_BARS = 12;
const NAMED = 3;
/** Standard errors within which an effect may be chance. */
const CHANCE = 2;

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
  private readonly unit = computed(() => taskOf(this.dataset()).unit(this.target()));
  protected readonly words = computed(() => this.t().tasks[this.dataset().task]);

  protected readonly how = computed(() => this.words().importanceHow(this.target().name));
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
        .filter(isMeasurable)
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
  private readonly measurable = computed(() => this.sorted().filter(isMeasurable));
  private readonly shown = computed(() => this.measurable().slice(0, MOST_BARS));
  protected readonly spec = computed<ChartSpec | null>(() => {
    const shown = this.shown();
    const unit = this.unit();
    return shown.length === 0
      ? null
      : {
          summary: this.summary(),
          x: {
            label: axisLabel({ name: this.words().growth, unit }),
            format: (value) => this.numbers.withUnit(value, unit),
          },
          y: { label: this.t().report.input, categories: shown.map(({ name }) => name) },
          series: [
            {
              label: this.words().growth,
              role: 'model',
              points: shown.map(({ increase }, y) => ({ x: increase, y })),
              values: shown.map(({ increase }) => this.growth(increase)),
              intervals: shown.map(({ increase, deviation }) => ({
                lower: increase - deviation,
                upper: increase + deviation,
              })),
            },
          ],
        };
  });
  protected readonly none = computed(() => {
    const names = this.sorted().filter((row) => !isMeasurable(row));
    return names.length > 0 ? this.t().report.noGrowthOf(names.map(({ name }) => name).join(', ')) : null;
  });
  protected readonly more = computed(() => {
    const count = this.measurable().length - this.shown().length;
    return count > 0 ? this.t().report.more(this.numbers.exact(count)) : null;
  });

  private texts(increase: number, deviation: number) {
    return {
      increase: isMeasurable({ increase, deviation }) ? this.growth(increase) : this.t().report.noGrowth,
      deviation: this.numbers.measured(deviation, deviation, this.unit()),
    };
  }

  /** All figures are as fine as the largest is uncertain. */
  private growth(increase: number): string {
    return this.numbers.measured(increase, this.sorted()[0]?.deviation ?? null, this.unit());
  }
}

/** An error that hardly grows when an input is shuffled, or shrinks, does so by chance. */
function isMeasurable({ increase, deviation }: Pick<Row, 'increase' | 'deviation'>): boolean {
  return increase > CHANCE * deviation && increase > 0;
}
