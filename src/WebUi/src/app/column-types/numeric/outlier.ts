import { ColumnSummaryDto } from '../../api/generated/models';

/** Fewer values say little about the next one. */
const ENOUGH_VALUES = 20;
/** Most quartile ranges that a number may lie beyond the quartiles. */
const QUARTILE_RANGES = 10;

/** Beyond all values by more than their range, and far from their middle half too: lengths and prices have long tails. */
export function isFar(value: number, summary: ColumnSummaryDto): boolean {
  const { count, min, max, lowerQuartile, upperQuartile } = summary;
  if (count < ENOUGH_VALUES || min === null || max === null || lowerQuartile === null || upperQuartile === null) {
    return false;
  }
  // A column that was always the same has only its size to compare with.
  const range = max - min || QUARTILE_RANGES * Math.abs(max);
  const reach = QUARTILE_RANGES * (upperQuartile - lowerQuartile);
  return (
    range > 0 &&
    (value > Math.max(max + range, upperQuartile + reach) || value < Math.min(min - range, lowerQuartile - reach))
  );
}
