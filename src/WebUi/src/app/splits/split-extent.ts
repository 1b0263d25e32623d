import { DatasetDetailDto, TestSplitDto } from '../api/generated/models';
import { columnType, formatValue } from '../column-types/column-types';
import { NumberFormatter } from '../core/number-formatter';
import { splitEn } from './split-words.en';

/** Which groups or times a model was tested on, as a sentence; null by row, and where that is not known. */
export function splitExtent(
  { by, column, trained, tested, from, to }: TestSplitDto,
  { inputs, kept }: Pick<DatasetDetailDto, 'inputs' | 'kept'>,
  words: typeof splitEn,
  numbers: NumberFormatter,
): string | null {
  if (column === null) {
    return null;
  }
  if (by === 'group') {
    return trained === null || tested === null
      ? null
      : words.report.groups(column, numbers.exact(tested), numbers.exact(trained));
  }
  // Seconds where the column holds dates; one that the dataset has not is told as the number that it is.
  const kind = [...inputs, ...kept].find(({ name }) => name === column)?.kind ?? 'numeric';
  const said = (time: number) => formatValue(kind, columnType(kind).valueAt(time), numbers) ?? '';
  return from === null || to === null ? null : words.report.times(column, said(from), said(to));
}
