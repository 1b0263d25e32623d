import { BoundsDto, MetricsDto, ModelDto, ModelMetricsDto } from '../api/generated/models';
import { Texts } from '../core/i18n/i18n';
import { NumberFormatter } from '../core/number-formatter';
import { primaryMetric } from './metrics';

const FEW_EXAMPLES = 20;
const HARDLY = 0.02;

export type Judgement = 'useless' | 'better' | 'same' | 'worse';

export interface Verdict {
  judgement: Judgement;
  /** How much smaller the error is than a straight line's, and than that of always saying the mean. */
  overLinear: number;
  overMean: number;
  /** Half the width of the interval of the first, and that interval; null for models that were made before they were measured. */
  margin: number | null;
  bounds: BoundsDto | null;
  /** Measured on so few examples that it is hardly a measurement. */
  fewExamples: number | null;
}

/** The rows a model is judged by: those it never saw. */
export function unseen(metrics: ModelMetricsDto): MetricsDto {
  return metrics.test ?? metrics.outOfFold;
}

/** What the server's comparison with a straight line comes to; a better one may still be no better than the mean. */
export function verdictOn({ metrics, comparison }: Pick<ModelDto, 'metrics' | 'comparison'>): Verdict {
  const { count } = unseen(metrics);
  const error = primaryMetric(unseen(metrics));
  const overMean = gain(error, primaryMetric(metrics.baseline));
  const overLinear = comparison?.improvement ?? gain(error, primaryMetric(metrics.linear));
  return {
    judgement: overMean <= HARDLY ? 'useless' : (comparison?.kind ?? judge(overLinear)),
    overLinear,
    overMean,
    margin: comparison?.margin ?? null,
    bounds: boundsOf(comparison),
    fewExamples: count < FEW_EXAMPLES ? count : null,
  };
}

/** `23% ± 6%` */
export function gainText(value: number, margin: number | null, numbers: NumberFormatter): string {
  const digits = digitsFor(margin);
  const text = numbers.percent(value, digits);
  return margin === null ? text : `${text} ± ${numbers.percent(margin, digits)}`;
}

/** `23% (16% to 29%)`, how much better than a straight line, or worse where that is the judgement; with the margin where the interval is not known. */
export function gainWithBounds(
  { judgement, overLinear, margin, bounds }: Verdict,
  t: Texts,
  numbers: NumberFormatter,
): string {
  const worse = judgement === 'worse';
  const gain = worse ? -overLinear : overLinear;
  if (!bounds) {
    return gainText(gain, margin, numbers);
  }
  const percent = (value: number) => numbers.percent(value, digitsFor(margin));
  const [lower, upper] = worse ? [-bounds.upper, -bounds.lower] : [bounds.lower, bounds.upper];
  return `${percent(gain)} (${t.report.interval(percent(lower), percent(upper))})`;
}

function digitsFor(margin: number | null): number {
  return margin !== null && margin < 0.01 ? 1 : 0;
}

function boundsOf(comparison: ModelDto['comparison']): BoundsDto | null {
  const { lower = null, upper = null } = comparison ?? {};
  return lower === null || upper === null ? null : { lower, upper };
}

function judge(overLinear: number): Judgement {
  if (overLinear > HARDLY) {
    return 'better';
  }
  return overLinear < -HARDLY ? 'worse' : 'same';
}

function gain(error: number, reference: number): number {
  if (reference > 0) {
    return 1 - error / reference;
  }
  return error > 0 ? -1 : 0;
}
