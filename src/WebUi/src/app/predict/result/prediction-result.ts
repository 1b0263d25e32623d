import { ChangeDetectionStrategy, Component, computed, inject, input, model, output } from '@angular/core';
import { DatasetDetailDto, PredictionDto, WarningDto } from '../../api/generated/models';
import { toProblem } from '../../api/problem';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { Icon } from '../../shared/icon';
import { verdictOn } from '../../report/verdict';
import { CONFIDENCES } from '../prediction-input';

/** The predicted y, as large as it is important, with its interval and what to think of it. */
@Component({
  selector: 'app-prediction-result',
  imports: [Icon],
  templateUrl: './prediction-result.html',
  styleUrl: './prediction-result.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PredictionResult {
  readonly dataset = input.required<DatasetDetailDto>();
  readonly answer = input.required<PredictionDto | undefined>();
  readonly stale = input(false);
  readonly failure = input<unknown>(null);
  readonly confidence = model.required<number>();
  readonly retry = output();

  protected readonly t = inject(I18n).t;
  protected readonly numbers = inject(NumberFormatter);
  protected readonly confidences = CONFIDENCES;
  protected readonly target = computed(() => this.dataset().target);
  protected readonly problem = computed(() => {
    const failure = this.failure();
    return failure ? toProblem(failure) : null;
  });

  /** Where the answer and its interval lie on a scale that holds them and everything seen. */
  protected readonly bar = computed(() => {
    const answer = this.answer();
    const seen = this.dataset().summary.at(-1);
    if (!answer?.interval) {
      return null;
    }
    const { lower, upper } = answer.interval;
    const from = Math.min(lower, seen?.min ?? lower);
    const to = Math.max(upper, seen?.max ?? upper);
    const percent = (value: number) => (to > from ? ((value - from) / (to - from)) * 100 : 50);
    return {
      from,
      to,
      lower: percent(lower),
      width: percent(upper) - percent(lower),
      y: percent(answer.y),
      rough: !answer.covered,
    };
  });

  protected readonly model = computed(() => {
    const model = this.dataset().activeModel;
    const t = this.t().predict;
    if (!model) {
      return null;
    }
    const { judgement, overLinear } = verdictOn(model);
    return [
      t.version(model.version),
      t.trainedOn(this.numbers.exact(model.trainedOn)),
      judgement === 'better' ? t.betterThanLine(this.numbers.percent(overLinear)) : t.judgements[judgement],
    ].join(' · ');
  });

  protected readonly disagreement = computed(() => {
    const answer = this.answer();
    return answer && answer.disagreement > 0
      ? this.t().predict.disagreement(this.numbers.withUnit(answer.disagreement, this.target().unit))
      : null;
  });

  /** Its confidence is promised only where the interval was calibrated; elsewhere the warnings say why it is not. */
  protected interval({ interval, covered }: PredictionDto): string {
    const t = this.t().predict;
    if (!interval) {
      return t.noInterval;
    }
    const [lower, upper] = [
      this.numbers.format(interval.lower),
      this.numbers.withUnit(interval.upper, this.target().unit),
    ];
    return covered ? t.interval(this.numbers.percent(interval.confidence), lower, upper) : t.roughGuess(lower, upper);
  }

  protected message({ code, column }: WarningDto): string {
    return this.t().predict.warnings[code](column ?? '');
  }
}
