import { ColumnSummaryDto } from '../../api/generated/models';
import { NumberAnswer } from '../../tasks/answers';

/** Where a prediction and its interval lie, in percent of a scale that holds them and everything seen. */
export interface RangeBar {
  from: number;
  to: number;
  lower: number;
  width: number;
  y: number;
  rough: boolean;
}

export function barOf(
  { y, interval, covered }: NumberAnswer,
  seen: Pick<ColumnSummaryDto, 'min' | 'max'> | undefined,
): RangeBar | null {
  if (!interval) {
    return null;
  }
  const { lower, upper } = interval;
  const from = Math.min(lower, seen?.min ?? lower);
  const to = Math.max(upper, seen?.max ?? upper);
  const percent = (value: number) => (to > from ? ((value - from) / (to - from)) * 100 : 50);
  return { from, to, lower: percent(lower), width: percent(upper) - percent(lower), y: percent(y), rough: !covered };
}
