import { ColumnKind, DatasetDetailDto, InputColumnDto } from '../api/generated/models';
import { NumberFormatter } from '../core/number-formatter';
import { categorical } from './categorical/categorical';
import { ColumnType, ColumnValue } from './column-type';
import { numeric } from './numeric/numeric';
import { text } from './text/text';

/** A new kind of column is a folder here and a line below. */
const COLUMN_TYPES: Readonly<Record<ColumnKind, ColumnType>> = { numeric, categorical, text };

/** Kinds of columns that a model can learn from, in the order in which they are offered. */
export const INPUT_KINDS = ['numeric', 'categorical'] as const;

export type InputKind = (typeof INPUT_KINDS)[number];

export function columnType(kind: ColumnKind): ColumnType {
  return COLUMN_TYPES[kind];
}

/** The target as a column. */
export function targetColumn({ target }: Pick<DatasetDetailDto, 'target'>): InputColumnDto {
  return { ...target, kind: 'numeric' };
}

/** The inputs, then the target. */
export function columnsOf(dataset: Pick<DatasetDetailDto, 'inputs' | 'target'>): InputColumnDto[] {
  return [...dataset.inputs, targetColumn(dataset)];
}

/** Value as it is read; null where it is missing. */
export function formatValue(kind: ColumnKind, value: ColumnValue | undefined, numbers: NumberFormatter): string | null {
  return value === null || value === undefined ? null : columnType(kind).format(value, numbers);
}
