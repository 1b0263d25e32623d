/** Some rows of a CSV file, and how much of the file has been read by then, from 0 to 1. */
export interface CsvPiece {
  rows: string[][];
  delimiter: string;
  read: number;
}

const PIECE_BYTES = 1 << 18;
/** A row longer than this is a quotation mark that is never closed. */
const LONGEST_ROW = 1 << 23;

export class UnreadableCsvError extends Error {}

/** Reads as much of a file as it hands out, so that its size does not matter. */
export async function* readCsv(file: File): AsyncGenerator<CsvPiece> {
  // Loaded where it is needed: most visits predict one at a time.
  const { default: papa } = await import('papaparse');
  const decoder = new TextDecoder(await encodingOf(file));
  let format: { delimiter: string; newline: '\r' | '\n' | '\r\n' } | null = null;
  let rest = '';
  for (let from = 0, done = false; !done; from += PIECE_BYTES) {
    done = from + PIECE_BYTES >= file.size;
    rest += decoder.decode(await file.slice(from, from + PIECE_BYTES).arrayBuffer(), { stream: !done });
    if (rest.length > LONGEST_ROW) {
      throw new UnreadableCsvError();
    }
    if (!format) {
      const { meta } = papa.parse(rest, { preview: 20, delimitersToGuess: [',', ';', '\t', '|'] });
      format = { delimiter: meta.delimiter, newline: meta.linebreak as '\n' };
    }
    // All but the last row, which may go on in what is not read yet.
    const parsed = new papa.Parser(format).parse(rest, 0, !done) as { data: string[][]; meta: { cursor: number } };
    rest = done ? '' : rest.slice(parsed.meta.cursor);
    yield { rows: parsed.data, delimiter: format.delimiter, read: Math.min(1, (from + PIECE_BYTES) / file.size) };
  }
}

/** Spreadsheets on Windows still write the old encoding; its bytes, wherever they stand, are hardly ever proper UTF-8. */
async function encodingOf(file: File): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for (let from = 0; from < file.size; from += PIECE_BYTES) {
      decoder.decode(await file.slice(from, from + PIECE_BYTES).arrayBuffer(), { stream: true });
    }
    // A letter that the file breaks off in is none.
    decoder.decode();
    return 'utf-8';
  } catch (error) {
    if (error instanceof TypeError) {
      return 'windows-1252';
    }
    throw error;
  }
}
