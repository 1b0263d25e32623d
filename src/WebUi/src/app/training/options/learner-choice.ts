import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { LEARNER_NAMES, MOST_LEARNERS } from '../../api/generated/training-options';
import { I18n } from '../../core/i18n/i18n';
import { CurrentDataset } from '../../datasets/current-dataset';
import { learnerWords } from '../../tasks/learner-words';
import { OfferedLearner } from './learners';

/** The learners to fit, at least one. */
@Component({
  selector: 'app-learner-choice',
  template: `
    <fieldset aria-describedby="learners-help">
      <legend>{{ t().training.optionNames.learners }}</legend>
      @for (learner of learners(); track learner.value) {
        <label>
          <input
            #box
            name="learners"
            [type]="several ? 'checkbox' : 'radio'"
            [value]="learner.value"
            [checked]="chosen().includes(learner.value)"
            (change)="put(learner.value, box.checked)"
          />
          <span>
            {{ learner.name }}
            <span class="hint">{{ learner.about }}</span>
          </span>
        </label>
      }
      <span id="learners-help" class="help">
        @if (message(); as message) {
          <span class="error" role="alert">{{ message }}</span>
        } @else if (several) {
          <span class="hint">{{ t().training.blendHow }}</span>
        }
      </span>
    </fieldset>
  `,
  styleUrls: ['./option-field.scss', './option-boxes.scss'],
  styles: `
    label {
      display: flex;
      gap: 8px;
      align-items: baseline;
      padding: 4px 0;
      color: var(--text);
    }

    .hint {
      display: block;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LearnerChoice {
  readonly chosen = input.required<readonly OfferedLearner[]>();
  readonly message = input<string | null>();
  readonly choose = output<readonly OfferedLearner[]>();
  protected readonly t = inject(I18n).t;
  protected readonly several = MOST_LEARNERS > 1;
  private readonly dataset = inject(CurrentDataset).dataset;
  protected readonly learners = computed(() =>
    LEARNER_NAMES.map((value) => ({ value, ...learnerWords(value, this.dataset().task, this.t()) })),
  );

  protected put(learner: OfferedLearner, isChosen: boolean): void {
    const others = this.several ? this.chosen().filter((name) => name !== learner) : [];
    this.choose.emit(isChosen ? [...others, learner] : others);
  }
}
