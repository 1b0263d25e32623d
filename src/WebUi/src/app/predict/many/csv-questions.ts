import { InputColumnDto } from '../../api/generated/models';
import { Texts } from '../../core/i18n/i18n';
import { parseNumber } from '../../core/numbers';
import { Values } from '../../core/values';

export type DecimalSign = '.' | ',';

const MARKED = /^'+[=+\-@\t\r]/;

/** Where each input stands in the file; -1 where it does not. */
export function placesOf(header: readonly string[], inputs: readonly InputColumnDto[]): number[] {
  const names = header.map((name) => name.trim());
  return inputs.map(({ name }) => names.indexOf(name));
}

/** A comma is one only where no number has a point. */
export function decimalSignOf(rows: readonly (readonly string[])[], places: readonly number[]): DecimalSign {
  const cells = rows.flatMap((row) => places.map((place) => row[place]?.trim() ?? ''));
  return cells.some((cell) => /^[+-]?\d*,\d+$/.test(cell)) && !cells.some((cell) => /^[+-]?\d*\.\d+$/.test(cell))
    ? ','
    : '.';
}

/** The row as a question, or why it is none. */
export function questionOf(
  row: readonly string[],
  columns: number,
  inputs: readonly InputColumnDto[],
  places: readonly number[],
  decimal: DecimalSign,
  words: Texts['many'],
): { x: Values } | { problem: string } {
  if (row.length !== columns) {
    return { problem: words.cells(String(row.length), String(columns)) };
  }
  const x: Values = {};
  const faults: string[] = [];
  inputs.forEach(({ name, kind }, index) => {
    const cell = row[places[index] ?? -1] ?? '';
    const value = kind === 'numeric' ? numberOf(cell.trim(), decimal) : textOf(cell);
    if (Number.isNaN(value)) {
      faults.push(words.notANumber(name, cell.trim().slice(0, 40)));
    }
    x[name] = value;
  });
  return faults.length > 0 ? { problem: faults.join('; ') } : { x };
}

/** Without group separators, as an import reads them. */
function numberOf(cell: string, decimal: DecimalSign): number | null {
  if (cell === '' || cell === 'NA') {
    return null;
  }
  const plain = decimal === ',' && !cell.includes('.') ? cell.replace(',', '.') : cell;
  return plain.includes(',') || /\s/.test(plain) || (decimal === ',' && cell.includes('.'))
    ? NaN
    : parseNumber(plain, 'en');
}

/** Exports put an apostrophe before what a spreadsheet would take for a formula. */
function textOf(cell: string): string | null {
  return cell.trim() === '' ? null : MARKED.test(cell) ? cell.slice(1) : cell;
}
