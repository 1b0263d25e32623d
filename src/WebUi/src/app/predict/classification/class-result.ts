import { ChangeDetectionStrategy, Component, computed, inject, input, model, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { DatasetDetailDto, ModelReportDto, WarningDto } from '../../api/generated/models';
import { toProblem } from '../../api/problem';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { ProblemText } from '../../core/problem-text';
import { heldOf } from '../../report/classification/wilson';
import { Icon } from '../../shared/icon';
import { injectAnswerScope } from '../../splits/answer-scope';
import { ClassAnswer } from '../../tasks/answers';
import { anyOf } from '../../tasks/any-of';
import { LEAST_CONFIDENCE, MOST_CONFIDENCE } from '../../tasks/confidence';
import { probabilityText } from '../../tasks/probability';
import { ClassWords } from '../../tasks/words/class-words';
import { ModelChip } from '../result/model-chip';
import { ClassBars } from './class-bars';

/** The predicted class, or whom to ask, with the probabilities of all classes and the set that holds as often as asked. */
@Component({
  selector: 'app-class-result',
  imports: [ClassBars, Icon, ModelChip, RouterLink],
  templateUrl: './class-result.html',
  styleUrls: ['../result/prediction-result.scss', './class-result.scss'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ClassResult {
  readonly dataset = input.required<DatasetDetailDto>();
  readonly answer = input.required<ClassAnswer | undefined>();
  /** Null where the model has none, or it has not come yet. */
  readonly report = input<ModelReportDto | null>(null);
  readonly stale = input(false);
  readonly failure = input<unknown>(null);
  readonly confidence = model.required<number>();
  readonly retry = output();

  protected readonly t = inject(I18n).t;
  private readonly words = inject(ClassWords).t;
  protected readonly w = computed(() => this.words().answer);
  protected readonly numbers = inject(NumberFormatter);
  protected readonly texts = inject(ProblemText);
  protected readonly least = 100 * LEAST_CONFIDENCE;
  protected readonly most = 100 * MOST_CONFIDENCE;
  protected readonly explained = signal(false);
  protected readonly target = computed(() => this.dataset().target);
  protected readonly problem = computed(() => {
    const failure = this.failure();
    return failure ? toProblem(failure) : null;
  });

  /** What to do, as large as it is important; and, where a person is asked, what the model would say. */
  protected readonly said = computed(() => {
    const answer = this.answer();
    if (!answer) {
      return null;
    }
    const probability = answer.probabilities[answer.y] ?? NaN;
    const percent = probabilityText(probability, this.numbers);
    const { decision = null } = answer;
    const chosen = decision?.answer;
    const [asks, differs] = [chosen === null, typeof chosen === 'string' && chosen !== answer.y];
    return {
      asks,
      text: asks ? this.w().ask : (chosen ?? answer.y),
      likely: asks || differs ? this.w().mostLikely(answer.y, percent) : this.w().likely(percent),
      exact: this.numbers.exact(probability),
      of100: answer.covered ? this.w().of100(Math.round(100 * probability), answer.y) : null,
    };
  });

  protected readonly decision = computed(() => {
    const { decision = null } = this.answer() ?? {};
    if (!decision) {
      return null;
    }
    const cost = this.numbers.format(decision.expectedCost, 3);
    return decision.answer === null ? this.w().decidedAsk(cost) : this.w().decided(cost);
  });

  /** Its confidence is promised only where the row resembles those that calibrated the set. */
  protected readonly set = computed(() => {
    const answer = this.answer();
    if (!answer) {
      return '\u00a0';
    }
    const { set = null, covered } = answer;
    if (!covered) {
      return this.w().rough;
    }
    return set
      ? this.w().oneOf(anyOf(set.classes, this.numbers.language()), this.numbers.percent(set.confidence))
      : this.w().noSet;
  });

  protected readonly scope = injectAnswerScope(this.dataset, this.answer);

  /** What the set has been worth so far. */
  protected readonly explanation = computed(() => {
    const coverage = heldOf(this.report()?.classification?.coverage ?? []);
    const spread = this.answer()?.disagreement ?? 0;
    return [
      coverage
        ? this.w().measured(
            this.numbers.exact(coverage.count),
            this.numbers.percent(coverage.confidence),
            this.numbers.exact(coverage.held),
          )
        : this.w().notMeasured,
      this.w().setHow,
      ...(spread > 0 ? [this.w().disagreement(this.numbers.percent(spread, 1))] : []),
    ];
  });

  protected message({ code, column }: WarningDto): string {
    return this.t().predict.warnings[code](column ?? '');
  }
}
