/** One row of the file that the server has answered. */
export interface BatchRow {
  /** As spreadsheets count: the header is row 1. */
  number: number;
  cells: readonly string[];
  /** NaN where there is none. */
  y: number;
  lower: number;
  upper: number;
  /** Whether the interval is more than a rough guess. */
  covered: boolean;
  warnings: string;
  /** Why there is no prediction. */
  problem: string;
}

export interface AnsweredFile {
  /** The file's own columns. */
  header: readonly string[];
  rows: AsyncGenerator<BatchRow[]>;
}

const PIECE_BYTES = 1 << 18;
const LAST = 'not predicted because';

/** Reads the file that came back, as much of it at a time as it hands out, so that its size does not matter. */
export async function readResults(answered: Blob, target: string): Promise<AnsweredFile> {
  const pieces = readCsv(answered);
  const first = (await pieces.next()).value ?? [];
  const header = first.shift() ?? [];
  const predicted = `predicted ${target}`;
  const own = header.map((name) => name === predicted || withoutNumber(name) === predicted).lastIndexOf(true);
  const names = header.slice(own).map(withoutNumber);
  const rowOf = (cells: string[], number: number): BatchRow => {
    // A row with too many cells has its answer behind them.
    const answers = cells.slice(-names.length);
    const text = (name: string) => answers[names.indexOf(name)] ?? '';
    const value = (place: string | undefined) =>
      place === undefined || place === '' ? NaN : Number(place.replace(',', '.'));
    return {
      number,
      cells,
      y: value(answers[0]),
      lower: value(text('lower')),
      upper: value(text('upper')),
      covered: text('covered') === 'true',
      warnings: text('warnings'),
      problem: text(LAST),
    };
  };
  async function* rows(): AsyncGenerator<BatchRow[]> {
    let number = 1;
    const all = (piece: string[][]) => piece.map((cells) => rowOf(cells, ++number));
    yield all(first);
    for await (const piece of pieces) {
      yield all(piece);
    }
  }
  return { header: header.slice(0, own), rows: rows() };
}

/** The server gives a name a number where the file has it already. */
function withoutNumber(name: string): string {
  return name.replace(/ \d+$/, '');
}

async function* readCsv(file: Blob): AsyncGenerator<string[][], undefined> {
  // Loaded where it is needed: most visits predict one at a time.
  const { default: papa } = await import('papaparse');
  const decoder = new TextDecoder();
  let delimiter = '';
  let rest = '';
  for (let from = 0, done = false; !done; from += PIECE_BYTES) {
    done = from + PIECE_BYTES >= file.size;
    rest += decoder.decode(await file.slice(from, from + PIECE_BYTES).arrayBuffer(), { stream: !done });
    if (from === 0) {
      // A line for spreadsheets, before the header.
      rest = rest.replace(/^sep=.\r?\n/i, '');
      delimiter = /lower(?: \d+)?(.)upper/.exec(rest)?.[1] ?? ',';
    }
    // All but the last row, which may go on in what is not read yet.
    const parsed = new papa.Parser({ delimiter, newline: '\r\n' }).parse(rest, 0, !done) as {
      data: string[][];
      meta: { cursor: number };
    };
    rest = done ? '' : rest.slice(parsed.meta.cursor);
    yield parsed.data.filter((cells) => cells.length > 1);
  }
}
