import { PredictionDto } from '../../api/generated/models';
import { DecimalSign } from './csv-questions';

export interface ManyRow {
  /** As spreadsheets count: the header is row 1. */
  number: number;
  cells: readonly string[];
  prediction: PredictionDto | null;
  /** Why there is no prediction. */
  problem: string;
}

/** The columns that are put behind those of the file. */
export function headOf(target: string): string[] {
  return [`predicted ${target}`, 'lower', 'upper', 'warnings', 'not predicted because'];
}

export function cellsOf({ cells, prediction, problem }: ManyRow, columns: number, decimal: DecimalSign): string[] {
  const number = (value: number | undefined) => (value === undefined ? '' : String(value).replace('.', decimal));
  // A row with too few cells still has its answer in the columns of the answers.
  const own = Array.from({ length: Math.max(columns, cells.length) }, (_, index) => cells[index] ?? '');
  return [
    ...own,
    number(prediction?.y),
    number(prediction?.interval?.lower),
    number(prediction?.interval?.upper),
    prediction?.warnings.map(({ message }) => message).join(' ') ?? '',
    problem,
  ];
}
