import { ColumnSummaryDto } from '../api/generated/models';
import { Texts } from '../core/i18n/i18n';
import { NumberFormatter } from '../core/number-formatter';
import { UnitColumn } from './column-type';
import { columnType } from './column-types';
import { Values } from './form-text';

/** Warnings about values that differ from all those of their column, by column. */
export function unusualValues(
  columns: readonly UnitColumn[],
  summaries: readonly ColumnSummaryDto[],
  values: Values,
  t: Texts,
  numbers: NumberFormatter,
): Record<string, string> {
  const unusual: Record<string, string> = {};
  for (const column of columns) {
    const summary = summaries.find((each) => each.name === column.name);
    const value = values[column.name] ?? null;
    const warning = summary && columnType(summary.kind).unusual(value, summary, column, t, numbers);
    if (warning) {
      unusual[column.name] = warning;
    }
  }
  return unusual;
}
