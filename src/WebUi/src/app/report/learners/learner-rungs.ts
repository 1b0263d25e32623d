import { LearnerResultDto, MetricDto } from '../../api/generated/models';

/** A figure with its interval. */
export interface Measured {
  error: number;
  lower: number | null;
  upper: number | null;
}

/** A learner alone, on the ladder between linear regression and the model. */
export interface LearnerRung extends Measured {
  name: 'learner';
  learner: string;
}

/**
 * The linear one has its rung already, and one with several settings has that of the best. The largest error first, as the ladder leads down
 * to the model.
 */
export function learnerRungs(
  learners: readonly LearnerResultDto[],
  measure: (metrics: readonly MetricDto[]) => Measured | null,
): LearnerRung[] {
  return several(learners)
    .filter(({ learner }) => learner !== 'linear')
    .flatMap(({ learner, metrics }) => {
      const measured = measure(metrics);
      return measured ? [{ name: 'learner' as const, learner, ...measured }] : [];
    })
    .sort((a, b) => b.error - a.error)
    .filter(({ learner }, place, rungs) => rungs.findLastIndex((rung) => rung.learner === learner) === place);
}

/** The best single learner to compare a blend with: not the blend itself, nor linear regression, which is compared with anyway. */
export function bestOther(learners: readonly LearnerResultDto[]): LearnerResultDto | null {
  const best = several(learners).find(({ weight }) => weight < 1);
  return best === undefined || best.learner === 'linear' ? null : best;
}

/** One learner alone is the model. */
function several(learners: readonly LearnerResultDto[]): readonly LearnerResultDto[] {
  return learners.length > 1 ? learners : [];
}
