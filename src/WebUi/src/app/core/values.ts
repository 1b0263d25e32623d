import { ColumnSummaryDto, InputColumnDto } from '../api/generated/models';
import type { Language } from './i18n/i18n';
import { Numbers } from './numbers';

/** What somebody typed, by column. */
export type Typed = Record<string, string>;
/** What the API takes and gives as x. */
export type Values = Record<string, number | string | null>;

/** The columns whose text is no number; empty text is a missing value. */
export function notNumbers(columns: readonly InputColumnDto[], typed: Typed, numbers: Numbers): string[] {
  return columns
    .filter(({ kind, name }) => kind === 'numeric' && Number.isNaN(numericValue(typed[name], numbers)))
    .map(({ name }) => name);
}

export function toValues(columns: readonly InputColumnDto[], typed: Typed, numbers: Numbers): Values {
  return Object.fromEntries(
    columns.map(({ kind, name }) => [
      name,
      kind === 'numeric' ? numericValue(typed[name], numbers) : categoryValue(typed[name]),
    ]),
  );
}

export function toTyped(columns: readonly InputColumnDto[], values: Values, numbers: Numbers): Typed {
  return Object.fromEntries(columns.map(({ name }) => [name, typedValue(values[name], numbers)]));
}

/** The same numbers as the reader's language writes them; what is no number stays as it was typed. */
export function translated(
  columns: readonly Pick<InputColumnDto, 'name' | 'kind'>[],
  typed: Typed,
  numbers: Numbers,
  from: Language,
): Typed {
  return Object.fromEntries(
    Object.entries(typed).map(([name, text]) => {
      const numeric = columns.some((column) => column.name === name && column.kind === 'numeric');
      const value = numeric ? numbers.parse(text, from) : NaN;
      return [name, Number.isNaN(value) ? text : numbers.typed(value)];
    }),
  );
}

function typedValue(value: number | string | null | undefined, numbers: Numbers): string {
  return typeof value === 'number' ? numbers.typed(value) : (value ?? '');
}

function numericValue(text: string | undefined, numbers: Numbers): number | null {
  return text?.trim() ? numbers.parse(text) : null;
}

function categoryValue(text = ''): string | null {
  return text.trim() === '' ? null : text.trim();
}

/** A steps-of-1-2-5 step that crosses the range in about a hundred; whole where the ends are whole. */
export function sliderStep(min: number, max: number): number {
  const rough = (max - min) / 100;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5].find((factor) => factor * power >= rough * 0.999) ?? 10) * power;
  return Number.isInteger(min) && Number.isInteger(max) ? Math.max(step, 1) : step;
}

/** A middling x to start from. */
export function typicalValues(columns: readonly InputColumnDto[], summaries: readonly ColumnSummaryDto[]): Values {
  return Object.fromEntries(
    columns.map(({ name }) => [name, typicalValue(summaries.find((summary) => summary.name === name))]),
  );
}

function typicalValue(summary: ColumnSummaryDto | undefined): number | string | null {
  if (summary?.kind === 'categorical') {
    return summary.categories[0]?.value ?? null;
  }
  if (summary?.mean == null || summary.min === null || summary.max === null || summary.min === summary.max) {
    return summary?.mean ?? null;
  }
  const step = sliderStep(summary.min, summary.max);
  return Number((Math.round(summary.mean / step) * step).toPrecision(12));
}
