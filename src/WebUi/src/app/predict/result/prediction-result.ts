import { ChangeDetectionStrategy, Component, computed, inject, input, model, output, signal } from '@angular/core';
import { DatasetDetailDto, WarningDto } from '../../api/generated/models';
import { toProblem } from '../../api/problem';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { ProblemText } from '../../core/problem-text';
import { unseen } from '../../report/verdict';
import { Icon } from '../../shared/icon';
import { injectAnswerScope } from '../../splits/answer-scope';
import { NumberAnswer } from '../../tasks/answers';
import { regressionView } from '../../tasks/regression-view';
import { ChanceAbove } from './chance-above';
import { ModelChip } from './model-chip';
import { OutcomeDots } from './outcome-dots';
import { barOf } from './range-bar';
import { uncertaintyOf } from './uncertainty';

/** The predicted y, as large as it is important, with its range, its distribution and what to think of it. */
@Component({
  selector: 'app-prediction-result',
  imports: [ChanceAbove, Icon, ModelChip, OutcomeDots],
  templateUrl: './prediction-result.html',
  styleUrl: './prediction-result.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PredictionResult {
  readonly dataset = input.required<DatasetDetailDto>();
  readonly answer = input.required<NumberAnswer | undefined>();
  readonly stale = input(false);
  readonly failure = input<unknown>(null);
  readonly confidence = model.required<number>();
  /** Text of the value whose chance of being exceeded is asked, and the value asked for without one. */
  readonly threshold = model('');
  readonly usualThreshold = input<number | null>(null);
  readonly retry = output();

  protected readonly t = inject(I18n).t;
  protected readonly numbers = inject(NumberFormatter);
  protected readonly texts = inject(ProblemText);
  protected readonly confidences = regressionView.confidences ?? [];
  protected readonly explained = signal(false);
  protected readonly target = computed(() => this.dataset().target);
  protected readonly problem = computed(() => {
    const failure = this.failure();
    return failure ? toProblem(failure) : null;
  });

  protected readonly uncertainty = computed(() => {
    const answer = this.answer();
    return answer ? uncertaintyOf(answer) : null;
  });
  protected readonly y = computed(() => this.say(this.answer()?.y ?? NaN));

  /** Its confidence is promised only where the interval was calibrated; elsewhere the warnings say why it is not. */
  protected readonly interval = computed(() => {
    const t = this.t().predict;
    const { interval, covered = false } = this.answer() ?? {};
    if (!interval) {
      return t.noInterval;
    }
    const [lower, upper] = [this.say(interval.lower), this.say(interval.upper)];
    return covered ? t.interval(this.numbers.percent(interval.confidence), lower, upper) : t.roughGuess(lower, upper);
  });
  protected readonly scope = injectAnswerScope(this.dataset, this.answer);
  protected readonly exactRange = computed(() => {
    const interval = this.answer()?.interval;
    return interval ? `${this.numbers.exact(interval.lower)} – ${this.numbers.exact(interval.upper)}` : null;
  });

  protected readonly bar = computed(() => {
    const answer = this.answer();
    const bar = answer ? barOf(answer, this.dataset().summary.at(-1)) : null;
    return bar && { ...bar, ends: this.numbers.aligned([bar.from, bar.to], this.uncertainty()) };
  });

  /** Null where there is no distribution, or none that is known to both ends. */
  protected readonly outcomes = computed(() => {
    const quantiles = (this.answer()?.quantiles ?? []).map(({ y }) => y);
    const known = quantiles.filter((y) => y !== null);
    return known.length > 0 && known.length === quantiles.length ? known : null;
  });
  protected readonly chance = computed(() => this.answer()?.above?.[0] ?? null);

  /** What the range has been worth so far. */
  protected readonly explanation = computed(() => {
    const t = this.t().predict;
    const model = this.dataset().activeModel;
    const spread = this.answer()?.disagreement ?? 0;
    const { covered, confidence } = model?.coverage ?? {};
    const { count } = model ? unseen(model.metrics) : { count: 0 };
    const held = covered === undefined ? null : this.numbers.exact(Math.round(covered * count));
    return [
      held === null || confidence === undefined
        ? t.notMeasured
        : t.measured(this.numbers.exact(count), this.numbers.percent(confidence), held),
      ...(spread > 0 ? [t.disagreement(this.say(spread))] : []),
    ];
  });

  protected message({ code, column }: WarningDto): string {
    return this.t().predict.warnings[code](column ?? '');
  }

  private say(value: number): string {
    return this.numbers.measured(value, this.uncertainty(), this.target().unit);
  }
}
