import { ColumnSummaryDto } from '../../api/generated/models';

/** The median of the target, rounded to two digits of its spread: half of what is known lies above. */
export function typicalThreshold(summary: ColumnSummaryDto | undefined): number | null {
  const { median = null, lowerQuartile = null, upperQuartile = null } = summary ?? {};
  if (median === null) {
    return null;
  }
  const spread = (upperQuartile ?? median) - (lowerQuartile ?? median);
  if (!(spread > 0)) {
    return median;
  }
  const step = 10 ** (Math.floor(Math.log10(spread)) - 1);
  return Number((Math.round(median / step) * step).toPrecision(12));
}
