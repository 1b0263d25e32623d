import { DatasetColumn } from '../../column-types/dataset-columns';

/** What was copied from a spreadsheet: a table, the cells of one row, or the text of one cell. */
export type Pasted = { kind: 'table'; text: string } | { kind: 'cells'; cells: readonly string[] } | { kind: 'text' };

/**
 * @param text What is on the clipboard.
 * @param columns Columns from the one that it is pasted into.
 */
export function pastedInto(text: string, columns: readonly Pick<DatasetColumn, 'name'>[]): Pasted {
  const lines = text.replace(/(\r?\n)+$/, '').split(/\r?\n/);
  if (lines.length === 1) {
    const cells = text.split('\t').map((cell) => cell.trim());
    return cells.length > 1 ? { kind: 'cells', cells } : { kind: 'text' };
  }
  const first = (lines[0] ?? '').split('\t').map((cell) => cell.trim());
  const names = columns.map(({ name }) => name);
  const hasHeader = first.some((cell) => names.includes(cell));
  // The import reads the columns from the header; what is copied out of the middle of a table has none.
  const header = names.slice(0, first.length).map(quoted).join('\t');
  return { kind: 'table', text: hasHeader ? text : `${header}\n${text}` };
}

function quoted(name: string): string {
  return /["\t\n]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name;
}
