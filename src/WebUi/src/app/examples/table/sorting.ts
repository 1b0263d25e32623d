/** Undefined column: newest first. */
export interface Sorting {
  column: string | undefined;
  descending: boolean;
}

/** What an address says, if there is such a column. */
export function sortingOf(
  sort: string | undefined,
  descending: string | undefined,
  columns: readonly string[],
): Sorting {
  const column = columns.find((name) => name === sort);
  return { column, descending: column === undefined || descending === 'true' };
}

/** Up, then down, then newest first again. */
export function toggled(sorting: Sorting, column: string): { sort: string | null; descending: true | null } {
  if (sorting.column !== column) {
    return { sort: column, descending: null };
  }
  return sorting.descending ? { sort: null, descending: null } : { sort: column, descending: true };
}
