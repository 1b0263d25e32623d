import { hundredOf } from './hundred';

/** Rows and columns that can be read side by side. */
const MOST_CLASSES = 12;
/** Mistakes that are named. */
const NAMED = 2;

/** Confusions of the most frequent classes; the last row and column are all others, where there are more. */
export interface ShownConfusion {
  /** Null for all other classes. */
  names: (string | null)[];
  /** [actual][predicted]. */
  counts: number[][];
}

export interface ClassFate {
  name: string;
  /** Of a hundred rows of the class. */
  right: number;
  /** The classes that most of the others are taken for, of a hundred rows; null for all other classes. */
  mistakes: { name: string | null; count: number }[];
}

export function shownConfusion(confusion: readonly (readonly number[])[], classes: readonly string[]): ShownConfusion {
  if (classes.length <= MOST_CLASSES) {
    return { names: [...classes], counts: confusion.map((line) => [...line]) };
  }
  const place = (at: number) => Math.min(at, MOST_CLASSES - 1);
  const counts = Array.from({ length: MOST_CLASSES }, () => Array<number>(MOST_CLASSES).fill(0));
  confusion.forEach((line, actual) => {
    line.forEach((count, predicted) => {
      const row = counts[place(actual)] ?? [];
      row[place(predicted)] = (row[place(predicted)] ?? 0) + count;
    });
  });
  return { names: [...classes.slice(0, MOST_CLASSES - 1), null], counts };
}

/** What becomes of a hundred rows of each class that has rows. */
export function fatesOf({ names, counts }: ShownConfusion): ClassFate[] {
  return names.flatMap((name, actual) => {
    const line = counts[actual] ?? [];
    // Among all other classes, right and wrong are not told apart.
    if (name === null || line.every((count) => count === 0)) {
      return [];
    }
    const hundred = hundredOf(line);
    const mistakes = hundred
      .map((count, at) => ({ name: names[at] ?? null, count, at }))
      .filter(({ count, at }) => at !== actual && count > 0)
      .sort((a, b) => b.count - a.count)
      .slice(0, NAMED)
      .map(({ name: taken, count }) => ({ name: taken, count }));
    return [{ name, right: hundred[actual] ?? 0, mistakes }];
  });
}
