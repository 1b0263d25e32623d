import { ColumnKind } from '../api/generated/models';
import { NumberFormatter } from '../core/number-formatter';
import { categorical } from './categorical/categorical';
import { dateTime } from './date-time/date-time';
import { ChosenRole, ColumnType, ColumnValue } from './column-type';
import { numeric } from './numeric/numeric';
import { text } from './text/text';
import { timeOfDay } from './time-of-day/time-of-day';

/** A new kind of column is a folder here and a line below. */
const COLUMN_TYPES: Readonly<Record<ColumnKind, ColumnType>> = { numeric, categorical, text, dateTime, timeOfDay };

/** All kinds of columns, in the order in which they are offered. */
export const COLUMN_KINDS = Object.values(COLUMN_TYPES).map(({ kind }) => kind);

export function columnType(kind: ColumnKind): ColumnType {
  return COLUMN_TYPES[kind];
}

/** Kinds that a column with this role can have, in the order in which they are offered. */
export function kindsFor(role: ChosenRole): ColumnKind[] {
  return COLUMN_KINDS.filter((kind) => columnType(kind).roles.includes(role));
}

/** Value as it is read; null where it is missing. */
export function formatValue(kind: ColumnKind, value: ColumnValue | undefined, numbers: NumberFormatter): string | null {
  return value === null || value === undefined ? null : columnType(kind).format(value, numbers);
}
