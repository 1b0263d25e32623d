import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { ClassificationReportDto } from '../../api/generated/models';
import { Chart } from '../../charts/chart';
import { ChartSpec } from '../../charts/chart-spec';
import { NumberFormatter } from '../../core/number-formatter';
import { EVENT } from '../../decide/limits';
import { ClassWords } from '../../tasks/words/class-words';

/** How often what was stated came true, with the band of chance. */
@Component({
  selector: 'app-reliability',
  imports: [Chart],
  template: `
    @if (spec(); as spec) {
      <h2>{{ w().reliability }}</h2>
      <p class="small muted">{{ w().reliabilityHow }}</p>
      <app-chart [spec]="spec" />
    }
  `,
  styleUrl: './finding.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Reliability {
  readonly found = input.required<ClassificationReportDto>();
  private readonly words = inject(ClassWords).t;
  protected readonly w = computed(() => this.words().report);
  private readonly numbers = inject(NumberFormatter);

  protected readonly spec = computed<ChartSpec | null>(() => {
    const { classes, reliability } = this.found();
    if (reliability.length === 0) {
      return null;
    }
    const w = this.w();
    const percent = (value: number) => this.numbers.percent(value / 100, 1);
    const range = { lower: 0, upper: 100 };
    const at = (stated: number, y: number) => ({ x: 100 * stated, y: 100 * y });
    const told = reliability.map(({ stated, observed }) =>
      w.reliabilityLine(this.numbers.percent(stated), this.numbers.percent(observed)),
    );
    return {
      summary: w.reliabilitySummary(told.join('; ')),
      square: true,
      x: {
        label: classes.length === 2 ? w.stated(classes[EVENT] ?? '') : w.statedTop,
        range,
        log: false,
        format: percent,
      },
      y: { label: w.observed, range, log: false, format: percent },
      series: [
        {
          label: w.interval,
          role: 'band',
          points: reliability.map(({ stated, lower }) => at(stated, lower)),
          upper: reliability.map(({ upper }) => 100 * upper),
        },
        { label: w.came, role: 'model', points: reliability.map(({ stated, observed }) => at(stated, observed)) },
        {
          label: w.perfect,
          role: 'baseline',
          guide: true,
          points: [
            { x: 0, y: 0 },
            { x: 100, y: 100 },
          ],
        },
      ],
    };
  });
}
