import { FileRecord, ProblemSeverity } from '../../api/generated/models';
import { Problem } from '../session/found';

const WEIGHT: Readonly<Record<ProblemSeverity, number>> = { info: 1, question: 2, error: 3 };

/** A cell, or a whole row where it names no column, that a problem is about. */
export interface Mark {
  severity: ProblemSeverity;
  /** Of all problems of the cell. */
  problems: Problem[];
}

/** Which cells of the first rows the problems are about, by line and column; a whole row has an empty column. */
export function marksOf(rows: readonly FileRecord[], columns: readonly string[], problems: readonly Problem[]) {
  const marks = new Map<string, Mark>();
  for (const problem of problems) {
    const place = problem.column ? columns.indexOf(problem.column) : -1;
    const lines = new Set([...problem.lines, ...problem.cells.map(({ line }) => line)]);
    const texts = new Set(problem.cells.map(({ text }) => text));
    for (const { line, cells, role } of rows) {
      const text = cells[place];
      // The samples are the first ones of many: equal cells of the column are of the same kind.
      const isCell = place >= 0 && role === 'row' && (lines.has(line) || (text !== undefined && texts.has(text)));
      if (isCell || (!problem.column && lines.has(line))) {
        add(marks, keyOf(line, place), problem);
      }
    }
  }
  return marks;
}

/** Key of a cell; -1 for the whole row. */
export function keyOf(line: number, place: number): string {
  return `${line}:${place}`;
}

function add(marks: Map<string, Mark>, key: string, problem: Problem): void {
  const before = marks.get(key);
  const heavier = !before || WEIGHT[problem.severity] > WEIGHT[before.severity];
  marks.set(key, {
    severity: heavier ? problem.severity : before.severity,
    problems: [...(before?.problems ?? []), problem],
  });
}
