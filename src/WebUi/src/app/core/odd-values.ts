import { ColumnSummaryDto } from '../api/generated/models';
import { Texts } from './i18n/i18n';
import { Numbers } from './numbers';
import { Values } from './values';

/** Fewer values tell little of what the next one may be. */
const ENOUGH = 20;
/** A number may lie so many quartile ranges beyond the quartiles. */
const QUARTILE_RANGES = 10;
/** Of more categories than these, or of rarer ones, a new one is no surprise. */
const FEW_CATEGORIES = 20;
const OFTEN = 10;

/** What is unlike all that was seen of its column, in words, by column. */
export function oddValues(
  columns: readonly { name: string; unit?: string | null }[],
  summaries: readonly ColumnSummaryDto[],
  values: Values,
  words: Texts['fields'],
  numbers: Numbers,
): Record<string, string> {
  const odd: Record<string, string> = {};
  for (const { name, unit } of columns) {
    const value = values[name];
    const summary = summaries.find((each) => each.name === name);
    if (typeof value === 'number' && isFar(value, summary)) {
      const [min, max] = [numbers.format(summary?.min ?? NaN), numbers.format(summary?.max ?? NaN)];
      odd[name] = words.far(numbers.exactWithUnit(value, unit), min, max);
    } else if (typeof value === 'string' && isNew(value, summary)) {
      odd[name] = words.neverSeen(value);
    }
  }
  return odd;
}

/** Beyond what was seen by more than its whole range, and far from its middle half too: of lengths or prices, some lie far out. */
function isFar(value: number, summary: ColumnSummaryDto | undefined): boolean {
  const { count = 0, min = null, max = null, lowerQuartile = null, upperQuartile = null } = summary ?? {};
  if (count < ENOUGH || min === null || max === null || lowerQuartile === null || upperQuartile === null) {
    return false;
  }
  // Of a column that was always the same, its size is all there is to go by.
  const range = max - min || QUARTILE_RANGES * Math.abs(max);
  const reach = QUARTILE_RANGES * (upperQuartile - lowerQuartile);
  return (
    range > 0 &&
    (value > Math.max(max + range, upperQuartile + reach) || value < Math.min(min - range, lowerQuartile - reach))
  );
}

function isNew(value: string, summary: ColumnSummaryDto | undefined): boolean {
  const { count = 0, distinct = 0, categories = [] } = summary ?? {};
  return (
    distinct > 0 &&
    distinct <= FEW_CATEGORIES &&
    count >= Math.max(ENOUGH, OFTEN * distinct) &&
    !categories.some((category) => category.value === value)
  );
}
