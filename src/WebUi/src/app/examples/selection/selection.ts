import { ExampleDto } from '../../api/generated/models';
import { ExampleFilter } from '../filters/filter';

/** Rows of the page, or everything that passes the filter. */
export type Chosen =
  | { kind: 'rows'; rows: readonly ExampleDto[]; count: number }
  | { kind: 'matching'; filter: ExampleFilter; count: number };

/** What is chosen, as kept between loads of the page: ids, or all that match. */
export type Selection = ReadonlySet<string> | 'matching';

export function chosenOf(
  selection: Selection,
  rows: readonly ExampleDto[],
  filter: ExampleFilter,
  matching: number,
): Chosen {
  if (selection === 'matching') {
    return { kind: 'matching', filter, count: matching };
  }
  const chosen = rows.filter(({ id }) => selection.has(id));
  return { kind: 'rows', rows: chosen, count: chosen.length };
}
