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
export function nextSorting({ name, sorted }: { name: string; sorted: 'ascending' | 'descending' | null }): Sorting {
  return sorted === 'descending'
    ? { column: undefined, descending: true }
    : { column: name, descending: sorted === 'ascending' };
}

/** For the address. */
export function sortQuery({ column, descending }: Sorting): { sort: string | null; descending: true | null } {
  return { sort: column ?? null, descending: column !== undefined && descending ? true : null };
}
