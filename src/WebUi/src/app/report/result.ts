import { LearnerResultDto, MetricDto, MetricsDto, ModelDto } from '../api/generated/models';
import { LearnerRung, learnerRungs, Measured } from './learners/learner-rungs';
import { unseen, verdictOn } from './verdict';

/** Errors below this share of the target's spread are nearly none, and their ratio says nothing. */
const NEARLY_PERFECT = 0.01;

/** A way to predict, with its average error on the same rows. */
export type Rung = LearnerRung | ({ name: 'average' | 'linear' | 'model' } & Measured);

/** What the network adds to linear regression; `gain` is the share by which the lower error is lower. */
export interface Addition {
  kind: 'perfect' | 'better' | 'same' | 'worse' | 'none';
  gain: number;
}

/** From guessing to the model: the ladder shows where the gain comes from. */
export function ladderOf({ metrics }: Pick<ModelDto, 'metrics'>, learners: readonly LearnerResultDto[] = []): Rung[] {
  return [
    rung('average', metrics.baseline),
    rung('linear', metrics.linear),
    ...learnerRungs(learners, averageError),
    rung('model', unseen(metrics)),
  ];
}

/** The server compares squared errors; what is shown is the average error, and the two must agree to be a headline. */
export function additionOf(model: Pick<ModelDto, 'metrics' | 'comparison' | 'targetSpread'>): Addition {
  const [linear, own] = [model.metrics.linear.mae, unseen(model.metrics).mae];
  const { judgement } = verdictOn(model);
  if (judgement === 'useless') {
    return { kind: 'none', gain: 0 };
  }
  if (model.targetSpread !== null && Math.max(linear, own) < NEARLY_PERFECT * model.targetSpread) {
    return { kind: 'perfect', gain: 0 };
  }
  if (judgement === 'better' && own < linear) {
    return { kind: 'better', gain: 1 - own / linear };
  }
  if (judgement === 'worse' && linear < own) {
    return { kind: 'worse', gain: 1 - linear / own };
  }
  return { kind: 'same', gain: 0 };
}

/** The typical error, to which figures of a report are rounded. */
export function uncertaintyOf({ metrics }: Pick<ModelDto, 'metrics'>): number {
  return unseen(metrics).mae;
}

function rung(name: 'average' | 'linear' | 'model', { mae, metrics }: MetricsDto): Rung {
  return { name, ...(averageError(metrics) ?? { lower: null, upper: null }), error: mae };
}

function averageError(metrics: readonly MetricDto[]): Measured | null {
  const { value = null, lower = null, upper = null } = metrics.find(({ name }) => name === 'mae') ?? {};
  return value === null ? null : { error: value, lower, upper };
}
