import { LearnerResultDto, PredictionTask } from '../../api/generated/models';
import { Texts } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { learnerWords } from '../../tasks/learner-words';
import { gainText } from '../verdict';
import { bestOther } from './learner-rungs';

/** What the blend adds to its best learner alone; null where there is no such comparison. */
export function bestOtherText(
  learners: readonly LearnerResultDto[],
  task: PredictionTask,
  texts: Texts,
  numbers: NumberFormatter,
): string | null {
  const other = bestOther(learners);
  if (!other?.comparison) {
    return null;
  }
  const { kind, improvement, lower, upper } = other.comparison;
  const t = texts.report.learners;
  const margin = lower === null || upper === null ? null : (upper - lower) / 2;
  const name = learnerWords(other.learner, task, texts).part;
  // As everywhere, by how much the lower error is lower.
  const gain = kind === 'worse' ? 1 - 1 / (1 - improvement) : improvement;
  return t[kind](texts.tasks[task].primary, gainText(gain, margin, numbers), name);
}
