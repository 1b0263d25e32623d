import { PredictionDto } from '../../api/generated/models';

/** Half the width of the range, by which everything about an answer is rounded; null without a range. */
export function uncertaintyOf({ interval }: Pick<PredictionDto, 'interval'>): number | null {
  return interval && (interval.upper - interval.lower) / 2;
}
