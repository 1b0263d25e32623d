import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { LearnerResultDto, MetricDto, MetricsDto, ModelDto } from '../../api/generated/models';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { classificationView } from '../../tasks/classification-view';
import { ClassWords } from '../../tasks/words/class-words';
import { learnerWords } from '../../tasks/learner-words';
import { bestOtherText } from '../learners/best-other-text';
import { learnerRungs, Measured } from '../learners/learner-rungs';
import { MeasuredBar } from '../measured-bar';
import { unseen } from '../verdict';

/** The wrong answers of always saying the most frequent class, of logistic regression and of the model, as bars. */
@Component({
  selector: 'app-class-ladder',
  imports: [MeasuredBar],
  template: `
    <h2 id="ladder">{{ title() }}</h2>
    <table aria-labelledby="ladder">
      <tbody>
        @for (rung of rungs(); track rung.label) {
          <tr [class.model]="rung.name === 'model'">
            <th scope="row">{{ rung.label }}</th>
            <td class="bar">
              <app-measured-bar
                [value]="rung.error"
                [full]="full()"
                [lower]="rung.lower"
                [upper]="rung.upper"
                [reference]="rung.name !== 'model'"
              />
            </td>
            <td class="number" [title]="rung.exact">{{ rung.text }}</td>
          </tr>
        }
      </tbody>
    </table>
    @if (addition(); as addition) {
      <p>{{ addition }}</p>
    }
    @if (overBest(); as overBest) {
      <p>{{ overBest }}</p>
    }
  `,
  styleUrl: '../error-ladder.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ClassLadder {
  readonly model = input.required<ModelDto>();
  readonly learners = input<readonly LearnerResultDto[]>([]);
  private readonly t = inject(I18n).t;
  protected readonly words = inject(ClassWords).t;
  private readonly numbers = inject(NumberFormatter);

  protected readonly rungs = computed(() => {
    const { metrics } = this.model();
    const named = (name: 'average' | 'linear' | 'model', { metrics }: MetricsDto) => {
      const wrong = wrongShare(metrics);
      return wrong === null ? [] : [{ name, label: this.words().report.rungs[name], ...wrong }];
    };
    const learners = learnerRungs(this.learners(), wrongShare).map((rung) => ({
      ...rung,
      label: learnerWords(rung.learner, 'classification', this.t()).name,
    }));
    return [
      ...named('average', metrics.baseline),
      ...named('linear', metrics.linear),
      ...learners,
      ...named('model', unseen(metrics)),
    ].map((rung) => ({
      ...rung,
      text: this.numbers.percent(rung.error, rung.error < 0.1 ? 1 : 0),
      exact: this.numbers.exact(rung.error),
    }));
  });
  protected readonly full = computed(() => Math.max(...this.rungs().map(({ error, upper }) => upper ?? error)));
  protected readonly title = computed(() => {
    const { metrics } = this.model();
    const count = this.numbers.exact(unseen(metrics).count);
    return this.words().report.ladder[metrics.test ? 'test' : 'outOfFold'](count);
  });
  protected readonly addition = computed(() => {
    const { kind, gain } = classificationView.addition(this.model());
    return this.words().report.addition[kind](this.numbers.percent(gain));
  });
  protected readonly overBest = computed(() =>
    bestOtherText(this.learners(), 'classification', this.t(), this.numbers),
  );
}

/** One minus the accuracy, whose interval is turned round. */
function wrongShare(metrics: readonly MetricDto[]): Measured | null {
  const accuracy = metrics.find(({ name }) => name === 'accuracy');
  const turned = (share: number | null | undefined) => (share == null ? null : Math.max(0, 1 - share));
  const wrong = turned(accuracy?.value);
  return wrong === null ? null : { error: wrong, lower: turned(accuracy?.upper), upper: turned(accuracy?.lower) };
}
