import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { ClassificationReportDto } from '../../api/generated/models';
import { Chart } from '../../charts/chart';
import { ChartSpec } from '../../charts/chart-spec';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { ClassWords } from '../../tasks/words/class-words';
import { wilson } from './wilson';

const MOST_BARS = 15;

/** How often the sets hold for each class, beside what they promise; the classes that they hold least for come first. */
@Component({
  selector: 'app-class-coverage',
  imports: [Chart],
  template: `
    <h2>{{ w().coverage }}</h2>
    @if (spec(); as spec) {
      <p class="small muted">{{ how() }}</p>
      <app-chart [spec]="spec" />
      @if (more(); as more) {
        <p class="small muted">{{ more }}</p>
      }
    } @else {
      <p class="muted">{{ w().noSets }}</p>
    }
  `,
  styleUrl: './finding.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ClassCoverage {
  readonly found = input.required<ClassificationReportDto>();
  private readonly words = inject(ClassWords).t;
  private readonly t = inject(I18n).t;
  protected readonly w = computed(() => this.words().report);
  private readonly numbers = inject(NumberFormatter);

  private readonly measured = computed(() =>
    (this.found().coverage ?? []).filter(({ count }) => count > 0).sort((a, b) => a.held / a.count - b.held / b.count),
  );
  protected readonly how = computed(() =>
    this.w().coverageHow(this.numbers.percent(this.measured()[0]?.confidence ?? NaN)),
  );
  protected readonly more = computed(() => {
    const more = this.measured().length - MOST_BARS;
    return more > 0 ? this.words().answer.others(this.numbers.exact(more)) : null;
  });

  protected readonly spec = computed<ChartSpec | null>(() => {
    const shown = this.measured().slice(0, MOST_BARS);
    if (shown.length === 0) {
      return null;
    }
    const texts = shown.map(({ held, count }) =>
      this.t().models.rangesHeld(this.numbers.exact(held), this.numbers.exact(count)),
    );
    return {
      summary: this.w().coverageSummary(shown.map((each, at) => `${each.class} ${texts[at] ?? ''}`).join(', ')),
      x: { label: this.w().held, format: (value) => this.numbers.percent(value), log: false },
      y: { label: this.w().actual, categories: shown.map((each) => each.class) },
      series: [
        {
          label: this.w().held,
          role: 'model',
          points: shown.map(({ held, count }, y) => ({ x: held / count, y })),
          intervals: shown.map(({ held, count }) => wilson(held, count)),
          values: shown.map(({ held, count }, at) => `${this.numbers.percent(held / count)} (${texts[at] ?? ''})`),
        },
      ],
    };
  });
}
