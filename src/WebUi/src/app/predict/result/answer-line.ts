import { ChangeDetectionStrategy, Component, computed, inject, input, model } from '@angular/core';
import { PredictionDto, DatasetDetailDto } from '../../api/generated/models';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { Icon } from '../../shared/icon';
import { injectAnswerScope } from '../../splits/answer-scope';
import { taskOf } from '../../tasks/tasks';

/** The prediction on one line that stays in sight on a narrow window, and unfolds the rest. */
@Component({
  selector: 'app-answer-line',
  imports: [Icon],
  template: `
    <button
      type="button"
      [attr.aria-expanded]="expanded()"
      [attr.aria-label]="label()"
      [class.stale]="stale()"
      (click)="expanded.set(!expanded())"
    >
      <span class="name">{{ dataset().target.name }}</span>
      <span class="y number">{{ reading().y }}</span>
      <span class="range number">{{ reading().range }}</span>
      <app-icon name="down" />
      @if (scope(); as scope) {
        <span class="scope">{{ scope }}</span>
      }
    </button>
  `,
  styleUrl: './answer-line.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AnswerLine {
  readonly dataset = input.required<DatasetDetailDto>();
  readonly answer = input.required<PredictionDto | undefined>();
  readonly stale = input(false);
  readonly expanded = model(false);

  private readonly t = inject(I18n).t;
  private readonly numbers = inject(NumberFormatter);

  protected readonly reading = computed(() => {
    const answer = this.answer();
    if (!answer) {
      return { y: '–', range: '' };
    }
    const wording = { target: this.dataset().target, t: this.t(), numbers: this.numbers };
    const { y, shortRange: range } = taskOf(this.dataset()).reading(answer, wording);
    return { y, range: range === '' || !answer.covered ? range : `(${range})` };
  });
  protected readonly scope = injectAnswerScope(this.dataset, this.answer);
  protected readonly label = computed(() => {
    const { y, range } = this.reading();
    const scope = this.scope();
    return `${this.dataset().target.name}: ${y} ${range}. ${scope === null ? '' : `${scope} `}${this.t().predict.details}`;
  });
}
