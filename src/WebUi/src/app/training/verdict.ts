import { MetricsDto, ModelMetricsDto } from '../api/generated/models';

const FEW_EXAMPLES = 20;
const HARDLY = 0.02;

export type Judgement = 'useless' | 'better' | 'same' | 'worse';

export interface Verdict {
  judgement: Judgement;
  /** How much smaller the error is than a straight line's, and than that of always saying the mean. */
  overLinear: number;
  overMean: number;
  /** Measured on so few examples that it is hardly a measurement. */
  fewExamples: number | null;
}

/** The rows a model is judged by: those it never saw. */
export function unseen(metrics: ModelMetricsDto): MetricsDto {
  return metrics.test ?? metrics.outOfFold;
}

export function verdictOn(metrics: ModelMetricsDto): Verdict {
  const { rmse, count } = unseen(metrics);
  const overMean = gain(rmse, metrics.baseline.rmse);
  const overLinear = gain(rmse, metrics.linear.rmse);
  return {
    judgement: judge(overLinear, overMean),
    overLinear,
    overMean,
    fewExamples: count < FEW_EXAMPLES ? count : null,
  };
}

function judge(overLinear: number, overMean: number): Judgement {
  if (overMean <= HARDLY) {
    return 'useless';
  }
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
