import { BadRowDto } from '../../api/generated/models';

/** So that a spreadsheet reads the file as UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

/** The problems of a file as a table of its own, with the same delimiter. */
export function problemList(heads: readonly string[], errors: readonly BadRowDto[], delimiter: string | null): string {
  const rows = errors.map(({ line, column, reason }) => [String(line), column ?? '', reason]);
  const lines = [heads, ...rows].map((cells) => cells.map(quoted).join(delimiter ?? ','));
  return `${BYTE_ORDER_MARK}${lines.join('\r\n')}\r\n`;
}

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}
