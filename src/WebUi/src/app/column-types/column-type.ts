import { InputSignal, Signal, Type } from '@angular/core';
import { ColumnKind, ColumnSummaryDto, InputColumnDto } from '../api/generated/models';
import { Language, Texts } from '../core/i18n/i18n';
import { NumberFormatter } from '../core/number-formatter';
import { Condition } from './filter/condition';

/** A value of a column; null where it is missing. */
export type ColumnValue = number | string | null;

/** What seconds count from: 1970, or midnight. */
export type CalendarTicks = 'date' | 'time';

export type ColumnRole = 'input' | 'target' | 'kept';
/** Roles that several columns of a dataset can have. */
export type ChosenRole = Exclude<ColumnRole, 'target'>;

/** What the page knows about one kind of column. */
export interface ColumnType {
  readonly kind: ColumnKind;
  readonly roles: readonly ChosenRole[];
  /** Right-aligned, with tabular figures. */
  readonly numeric: boolean;
  readonly hasUnit: boolean;
  readonly inputMode: 'decimal' | null;
  /** What places on its axis stand for, where those are dates or times. */
  readonly calendar?: CalendarTicks;
  /** Control of a form. */
  readonly input: Type<ColumnInput>;
  /** Body of the filter dialog. */
  readonly filterEditor: Type<ColumnFilterEditor>;
  /** Value of a text that is not empty, as written in the language; undefined where it has none. */
  parse(text: string, numbers: NumberFormatter, language: Language): ColumnValue | undefined;
  /** Message about a text that has no value. */
  invalid(t: Texts): string;
  /** Value as it is read. */
  format(value: number | string, numbers: NumberFormatter): string;
  /** Value with all that it holds, for a tooltip and the clipboard; by default as it is read. */
  exact?: (value: number | string) => string;
  /** Value as it is typed. */
  toText(value: number | string, numbers: NumberFormatter): string;
  /** Value in an address or a condition, which are written as code; null where it has none. */
  fromCode(code: string): ColumnValue;
  /** Value to start from. */
  typical(summary: ColumnSummaryDto): ColumnValue;
  /** Ends of a continuous column; null for others. */
  extent(summary: ColumnSummaryDto | undefined): Extent | null;
  /** Place of a value on the axis of a continuous column, in the units of its summary; null for others. */
  position(value: ColumnValue): number | null;
  /** Value at a place of the axis. */
  valueAt(position: number): number | string;
  /** A figure of the summary, such as the mean, as it is read. */
  figure(position: number, column: UnitColumn, numbers: NumberFormatter): string;
  /** Warning about a value that differs from all the values of the dataset. */
  unusual(
    value: ColumnValue,
    summary: ColumnSummaryDto,
    column: UnitColumn,
    t: Texts,
    numbers: NumberFormatter,
  ): string | null;
  /** Axis of a chart over these values. */
  axis(values: readonly ColumnValue[]): ColumnAxis;
}

export interface Extent {
  min: number;
  max: number;
}

export interface UnitColumn {
  name: string;
  unit?: string | null;
}

export interface ColumnAxis {
  /** Names of the places, and whether one more place is for all other categories; null for an axis of numbers. */
  readonly categories: { names: readonly string[]; others: boolean } | null;
  place(value: ColumnValue): number | null;
}

/** One column of a form, and the text that was typed for it. */
export interface ColumnField {
  readonly id: string;
  readonly column: InputColumnDto;
  readonly summary: ColumnSummaryDto | undefined;
  readonly sliders: boolean;
  readonly text: Signal<string>;
  readonly invalid: Signal<boolean>;
  write(text: string): void;
}

export interface ColumnInput {
  readonly field: InputSignal<ColumnField>;
}

export interface ColumnToFilter {
  column: InputColumnDto;
  summary: ColumnSummaryDto | undefined;
  conditions: readonly Condition[];
}

export interface ColumnFilterEditor {
  readonly filtered: InputSignal<ColumnToFilter>;
  /** Conditions as edited; null while a field is invalid, which the editor then shows. */
  apply(): Condition[] | null;
}
