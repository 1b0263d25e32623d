import { Params } from '@angular/router';

/** What of a list's address says which examples it shows; the rest says how. */
const FILTERS = ['where', 'excluded', 'part', 'q'];

export function exportAddress(root: string, dataset: string, query: Params): string {
  const filters = new URLSearchParams(
    FILTERS.flatMap((name) => [query[name] ?? []].flat().map((value: unknown) => [name, String(value)])),
  ).toString();
  return `${root}/api/datasets/${encodeURIComponent(dataset)}/examples/export${filters === '' ? '' : `?${filters}`}`;
}
