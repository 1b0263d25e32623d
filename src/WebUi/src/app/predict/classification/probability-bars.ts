import { ClassProbability } from '../../tasks/answers';

/** Of more classes, the others share a line. */
const MOST_BARS = 8;

export interface ProbabilityBars {
  bars: ClassProbability[];
  /** The classes without a bar of their own. */
  rest: { classes: ClassProbability[]; probability: number } | null;
}

/** The most probable classes; a line for all the others would be no shorter than one for a single other. */
export function barsOf(sorted: readonly ClassProbability[]): ProbabilityBars {
  if (sorted.length <= MOST_BARS + 1) {
    return { bars: [...sorted], rest: null };
  }
  const classes = sorted.slice(MOST_BARS);
  return {
    bars: sorted.slice(0, MOST_BARS),
    rest: { classes, probability: classes.reduce((sum, { probability }) => sum + probability, 0) },
  };
}
