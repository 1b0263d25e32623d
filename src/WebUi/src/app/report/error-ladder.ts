import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { ModelDto } from '../api/generated/models';
import { I18n } from '../core/i18n/i18n';
import { NumberFormatter } from '../core/number-formatter';
import { CurrentDataset } from '../datasets/current-dataset';
import { MeasuredBar } from './measured-bar';
import { additionOf, ladderOf } from './result';
import { unseen } from './verdict';

/** The average error of guessing, of linear regression and of the model, as bars. */
@Component({
  selector: 'app-error-ladder',
  imports: [MeasuredBar],
  template: `
    <h3 id="ladder">{{ title() }}</h3>
    <table aria-labelledby="ladder">
      <tbody>
        @for (rung of rungs(); track rung.name) {
          <tr [class.model]="rung.name === 'model'">
            <th scope="row">{{ t().report.rungs[rung.name] }}</th>
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
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
      align-content: start;
    }

    table {
      width: 100%;
      border-collapse: collapse;
    }

    th {
      padding: 2px 12px 2px 0;
      font-weight: 400;
      text-align: left;
    }

    .bar {
      width: 60%;
    }

    .number {
      padding-left: 12px;
      text-align: right;
    }

    .model > * {
      font-weight: 600;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ErrorLadder {
  readonly model = input.required<ModelDto>();
  protected readonly t = inject(I18n).t;
  private readonly numbers = inject(NumberFormatter);
  private readonly unit = computed(() => this.dataset().target.unit);
  private readonly dataset = inject(CurrentDataset).dataset;

  private readonly ladder = computed(() => ladderOf(this.model()));
  protected readonly full = computed(() => Math.max(...this.ladder().map(({ error, upper }) => upper ?? error)));
  protected readonly rungs = computed(() => {
    const error = unseen(this.model().metrics).mae;
    return this.ladder().map((rung) => ({
      ...rung,
      text: this.numbers.measured(rung.error, error, this.unit()),
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
}
