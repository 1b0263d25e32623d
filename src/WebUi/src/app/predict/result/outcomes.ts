const COUNT = 20;

/** Probabilities of as many equally likely outcomes: the middles of the parts of the distribution. */
export const OUTCOMES = Array.from({ length: COUNT }, (_, part) => (part + 0.5) / COUNT);

export interface Dot {
  /** Place of the column, and of the dot in it, from 0. */
  column: number;
  row: number;
  value: number;
}

/** Columns across the picture: as many dots are about as wide as they are high. */
export const DOT_COLUMNS = 16;

/** A quantile dotplot: outcomes in columns of equal width, stacked. Null where all are the same. */
export function dotsOf(outcomes: readonly number[]): Dot[] | null {
  const [least, most] = [Math.min(...outcomes), Math.max(...outcomes)];
  if (!(most > least)) {
    return null;
  }
  const heights = new Map<number, number>();
  return outcomes.map((value) => {
    const column = Math.min(Math.floor(((value - least) / (most - least)) * DOT_COLUMNS), DOT_COLUMNS - 1);
    const row = heights.get(column) ?? 0;
    heights.set(column, row + 1);
    return { column, row, value };
  });
}

/** `9` of 20; null at either end, where less than one of them is left. */
export function outOfTwenty(probability: number): number | null {
  const count = Math.round(probability * COUNT);
  return count === 0 || count === COUNT ? null : count;
}
