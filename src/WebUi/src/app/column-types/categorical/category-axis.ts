import { ColumnAxis, ColumnValue } from '../column-type';

const MOST_CATEGORIES = 8;
const MOST_LETTERS = 9;

/** The most frequent categories have places of their own, the others share one; by name, so that none moves as rows come and go. */
export function categoryAxis(values: readonly ColumnValue[]): ColumnAxis {
  const counts = new Map<string, number>();
  for (const value of values) {
    if (typeof value === 'string') {
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  const byName = (a: string, b: string) => a.localeCompare(b, undefined, { numeric: true });
  const frequent = [...counts].sort(([a, n], [b, m]) => m - n || byName(a, b)).map(([value]) => value);
  const others = frequent.splice(MOST_CATEGORIES);
  const places = new Map([...frequent.sort(byName), ...others].map((value, place) => [value, place]));
  return {
    categories: { names: frequent.map(shortened), others: others.length > 0 },
    place(value) {
      const place = typeof value === 'string' ? places.get(value) : undefined;
      return place === undefined ? null : Math.min(place, MOST_CATEGORIES);
    },
  };
}

function shortened(name: string): string {
  return name.length > MOST_LETTERS ? `${name.slice(0, MOST_LETTERS - 1)}…` : name;
}
