import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { ModelReportDto } from '../../api/generated/models';
import { Chart } from '../../charts/chart';
import { ChartSpec } from '../../charts/chart-spec';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { EVENT } from '../../decide/limits';
import { histogramOf } from '../../decide/probability-histogram';
import { ClassAnswer } from '../../tasks/answers';
import { ClassWords } from '../../tasks/words/class-words';

/** Where the answer lies among rows of both classes; nothing for more classes, or a model without a report. */
@Component({
  selector: 'app-class-among',
  imports: [Chart],
  template: `
    @if (spec(); as spec) {
      <section class="card" [attr.aria-label]="words().answer.among">
        <h2>{{ words().answer.among }}</h2>
        <app-chart [spec]="spec" />
      </section>
    }
  `,
  styles: `
    :host {
      --chart-height: 240px;

      display: block;
      min-width: 0;
    }

    h2 {
      margin-bottom: 12px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ClassAmong {
  readonly answer = input.required<ClassAnswer | undefined>();
  readonly report = input.required<ModelReportDto | null>();

  private readonly t = inject(I18n).t;
  private readonly numbers = inject(NumberFormatter);
  protected readonly words = inject(ClassWords).t;

  protected readonly spec = computed<ChartSpec | null>(() => {
    const { classes = [], points = [] } = this.report()?.classification ?? {};
    const event = classes[EVENT];
    if (classes.length !== 2 || event === undefined || points.length === 0) {
      return null;
    }
    const x = this.t().tasks.probabilityOf(event);
    const spec = histogramOf(points, classes, this.words().answer.among, this.words().decide, {
      x,
      numbers: this.numbers,
    });
    const asked = this.answer()?.probabilities[event];
    return asked === undefined
      ? spec
      : {
          ...spec,
          series: [
            ...spec.series,
            { label: this.t().predict.asked, role: 'asked', points: [{ x: 100 * asked, y: 0 }] },
          ],
        };
  });
}
