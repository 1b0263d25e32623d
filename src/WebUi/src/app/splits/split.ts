import { ColumnKind, SplitDto } from '../api/generated/models';

/** Splits that hold out together the rows of a column's value. */
export type ColumnSplit = Exclude<SplitDto['by'], 'row'>;

/** An input or a kept column, by which a dataset may be split. */
export interface SplitColumn {
  name: string;
  kind: ColumnKind | null;
  isKept: boolean;
}

export const BY_ROW: SplitDto = { by: 'row', column: null };

/** Times are dates or numbers; anything makes groups. */
export function columnsFor(by: ColumnSplit, columns: readonly SplitColumn[]): SplitColumn[] {
  return columns.filter(({ kind }) => by === 'group' || kind === 'dateTime' || kind === 'numeric');
}

/** Where to begin: names and numbers of persons or machines are often kept or categories, and times are dates. */
export function usualColumn(by: ColumnSplit, columns: readonly SplitColumn[]): string | null {
  const offered = columnsFor(by, columns);
  const usual =
    by === 'time'
      ? offered.find(({ kind }) => kind === 'dateTime')
      : (offered.find(({ isKept, kind }) => isKept && kind !== 'dateTime') ??
        offered.find(({ kind }) => kind === 'categorical'));
  return (usual ?? offered[0])?.name ?? null;
}

export function isSameSplit(one: SplitDto, other: SplitDto): boolean {
  return one.by === other.by && (one.column ?? null) === (other.column ?? null);
}

/** As an import is told it: `group:patient`. */
export function splitParameter({ by, column }: SplitDto): string {
  return column == null ? by : `${by}:${column}`;
}
