import { ColumnSummaryDto, InputColumnDto } from '../api/generated/models';
import type { Language } from '../core/i18n/i18n';
import { NumberFormatter } from '../core/number-formatter';
import { ColumnValue } from './column-type';
import { columnType } from './column-types';

/** Text of the form's fields, by column. */
export type FormText = Record<string, string>;
/** x as the API reads and writes it. */
export type Values = Record<string, ColumnValue>;

type Column = Pick<InputColumnDto, 'name' | 'kind'>;

/** Columns whose text has no value; empty text is a missing value. */
export function invalidColumns(columns: readonly Column[], text: FormText, numbers: NumberFormatter): string[] {
  return columns.filter((column) => valueOf(column, text, numbers) === undefined).map(({ name }) => name);
}

export function toValues(columns: readonly Column[], text: FormText, numbers: NumberFormatter): Values {
  return Object.fromEntries(columns.map((column) => [column.name, valueOf(column, text, numbers) ?? null]));
}

export function toFormText(columns: readonly Column[], values: Values, numbers: NumberFormatter): FormText {
  return Object.fromEntries(
    columns.map(({ name, kind }) => {
      const value = values[name] ?? null;
      return [name, value === null ? '' : columnType(kind).toText(value, numbers)];
    }),
  );
}

/** The same values as the reader's language writes them; text without a value stays as it is. */
export function translated(
  columns: readonly Column[],
  text: FormText,
  numbers: NumberFormatter,
  from: Language,
): FormText {
  return Object.fromEntries(
    Object.entries(text).map(([name, typed]) => {
      const column = columns.find((each) => each.name === name);
      const value = column && valueOf(column, text, numbers, from);
      const known = column && value !== undefined && value !== null;
      return [name, known ? columnType(column.kind).toText(value, numbers) : typed];
    }),
  );
}

/** A middling x to start from. */
export function typicalValues(columns: readonly Column[], summaries: readonly ColumnSummaryDto[]): Values {
  return Object.fromEntries(
    columns.map(({ name, kind }) => {
      const summary = summaries.find((each) => each.name === name);
      return [name, summary ? columnType(kind).typical(summary) : null];
    }),
  );
}

function valueOf(
  { name, kind }: Column,
  text: FormText,
  numbers: NumberFormatter,
  language = numbers.language(),
): ColumnValue | undefined {
  const typed = text[name]?.trim() ?? '';
  return typed === '' ? null : columnType(kind).parse(typed, numbers, language);
}
