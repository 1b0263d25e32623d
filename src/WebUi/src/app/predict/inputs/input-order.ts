import { InputColumnDto, ModelReportDto } from '../../api/generated/models';

/** Below this share of all importance an input hardly changes a prediction. */
const HARDLY = 0.01;
/** From this share on it decides what a row is worth. */
const DECISIVE = 0.05;
/** So few inputs are all shown, and fewer than these are not worth a fold. */
const FEW_INPUTS = 6;
const WORTH_FOLDING = 3;

export interface InputOrder {
  columns: InputColumnDto[];
  /** Number of columns at the end that hardly change the prediction. */
  foldedCount: number;
  /** Those that a row must share to be comparable. */
  decisive: InputColumnDto[];
}

type Importance = Pick<ModelReportDto, 'importance' | 'importanceGroups'>;

/** The most important inputs first; in the order of the dataset where no report knows them. */
export function inputOrder(columns: readonly InputColumnDto[], report: Importance | null): InputOrder {
  if (!report) {
    return { columns: [...columns], foldedCount: 0, decisive: [...columns] };
  }
  const importance = new Map(columns.map(({ name }) => [name, importanceOf(name, report)]));
  const of = ({ name }: InputColumnDto) => importance.get(name) ?? 0;
  const sum = [...importance.values()].reduce((total, each) => total + each, 0);
  const sorted = [...columns].sort((a, b) => of(b) - of(a));
  const hardly = sorted.filter((column) => of(column) < HARDLY * sum).length;
  const decisive = sorted.filter((column) => of(column) >= DECISIVE * sum);
  const foldable = sorted.length > FEW_INPUTS && hardly >= WORTH_FOLDING ? hardly : 0;
  return { columns: sorted, foldedCount: Math.min(foldable, sorted.length - 1), decisive };
}

/** How much the error grows without it, or without all that tell the same. */
function importanceOf(name: string, { importance, importanceGroups }: Importance): number {
  const alone = importance.find(({ column }) => column === name)?.increase ?? 0;
  const together = importanceGroups.find(({ columns }) => columns.includes(name))?.increase ?? 0;
  return Math.max(alone, together, 0);
}
