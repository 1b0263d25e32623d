import { ColumnSummaryDto } from '../../api/generated/models';
import { Extent } from '../column-type';

export function numericExtent(summary: ColumnSummaryDto | undefined): Extent | null {
  const { min = null, max = null } = summary ?? {};
  return min === null || max === null ? null : { min, max };
}
