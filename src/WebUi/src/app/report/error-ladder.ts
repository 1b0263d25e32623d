import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { LearnerResultDto, ModelDto } from '../api/generated/models';
import { I18n } from '../core/i18n/i18n';
import { NumberFormatter } from '../core/number-formatter';
import { CurrentDataset } from '../datasets/current-dataset';
import { learnerWords } from '../tasks/learner-words';
import { bestOtherText } from './learners/best-other-text';
import { MeasuredBar } from './measured-bar';
import { additionOf, ladderOf } from './result';
import { unseen } from './verdict';

/** The average error of guessing, of linear regression and of the model, as bars. */
@Component({
  selector: 'app-error-ladder',
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
  styleUrl: './error-ladder.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ErrorLadder {
  readonly model = input.required<ModelDto>();
  readonly learners = input<readonly LearnerResultDto[]>([]);
  protected readonly t = inject(I18n).t;
  private readonly numbers = inject(NumberFormatter);
  private readonly unit = computed(() => this.dataset().target.unit);
  private readonly dataset = inject(CurrentDataset).dataset;

  private readonly ladder = computed(() => ladderOf(this.model(), this.learners()));
  protected readonly full = computed(() => Math.max(...this.ladder().map(({ error, upper }) => upper ?? error)));
  protected readonly rungs = computed(() => {
    const error = unseen(this.model().metrics).mae;
    return this.ladder().map((rung) => ({
      ...rung,
      label: rung.name === 'learner' ? this.nameOf(rung.learner) : this.t().report.rungs[rung.name],
      // Of a much larger error, the digits of the smallest would be noise.
      text: this.numbers.measured(rung.error, Math.max(error, rung.error / 10), this.unit()),
      exact: this.numbers.exactWithUnit(rung.error, this.unit()),
    }));
  });
  protected readonly title = computed(() => {
    const { metrics } = this.model();
    const count = this.numbers.exact(unseen(metrics).count);
    return this.t().report.ladder[metrics.test ? 'test' : 'outOfFold'](count);
  });
  protected readonly addition = computed(() => {
    const { kind, gain } = additionOf(this.model());
    return kind === 'none' ? null : this.t().report.addition[kind](this.numbers.percent(gain));
  });
  protected readonly overBest = computed(() => bestOtherText(this.learners(), 'regression', this.t(), this.numbers));

  private nameOf(learner: string): string {
    return learnerWords(learner, 'regression', this.t()).name;
  }
}
