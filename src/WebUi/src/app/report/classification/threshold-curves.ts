import { Point } from '../../charts/chart-spec';

/** A row by the probability of one class, and whether it is of that class. */
export interface ScoredRow {
  score: number;
  positive: boolean;
}

/** What comes of answering the class from a probability on. */
interface Step {
  from: number;
  truePositives: number;
  falsePositives: number;
}

/** True by false positive rate, from nothing to everything; null where there are not rows of both kinds. */
export function rocPoints(rows: readonly ScoredRow[]): Point[] | null {
  const [positives, negatives] = countsOf(rows);
  return positives === 0 || negatives === 0
    ? null
    : withoutMiddles([
        { x: 0, y: 0 },
        ...stepsOf(rows).map(({ truePositives, falsePositives }) => ({
          x: falsePositives / negatives,
          y: truePositives / positives,
        })),
      ]);
}

/** Precision by recall; null where no row is of the class. */
export function precisionRecallPoints(rows: readonly ScoredRow[]): Point[] | null {
  const [positives] = countsOf(rows);
  return positives === 0
    ? null
    : stepsOf(rows)
        .filter(({ truePositives }) => truePositives > 0)
        .map(({ truePositives, falsePositives }) => ({
          x: truePositives / positives,
          y: truePositives / (truePositives + falsePositives),
        }));
}

/** Where answering the class from a probability on lies on both curves; null where it is undefined. */
export function placesAt(rows: readonly ScoredRow[], from: number): { roc: Point | null; precision: Point | null } {
  const [positives, negatives] = countsOf(rows);
  const said = rows.filter(({ score }) => score >= from);
  const [truePositives, falsePositives] = countsOf(said);
  return {
    roc: positives > 0 && negatives > 0 ? { x: falsePositives / negatives, y: truePositives / positives } : null,
    precision: truePositives > 0 ? { x: truePositives / positives, y: truePositives / said.length } : null,
  };
}

/** Area under the ROC curve: the chance that a row of the class scores above another one, where ties count half. */
export function areaUnder(points: readonly Point[]): number {
  return points.reduce((sum, { x, y }, at) => {
    const before = points[at - 1];
    return before ? sum + ((x - before.x) * (y + before.y)) / 2 : sum;
  }, 0);
}

function stepsOf(rows: readonly ScoredRow[]): Step[] {
  const sorted = [...rows].sort((a, b) => b.score - a.score);
  const steps: Step[] = [];
  let [truePositives, falsePositives] = [0, 0];
  sorted.forEach(({ score, positive }, at) => {
    if (positive) {
      truePositives++;
    } else {
      falsePositives++;
    }
    // Rows of equal scores cannot be told apart.
    if (sorted[at + 1]?.score !== score) {
      steps.push({ from: score, truePositives, falsePositives });
    }
  });
  return steps;
}

function countsOf(rows: readonly ScoredRow[]): [number, number] {
  const positives = rows.filter(({ positive }) => positive).length;
  return [positives, rows.length - positives];
}

/** The corners alone draw the same line. */
function withoutMiddles(points: readonly Point[]): Point[] {
  return points.filter(({ x, y }, at) => {
    const [before, after] = [points[at - 1], points[at + 1]];
    return !before || !after || !((before.x === x && x === after.x) || (before.y === y && y === after.y));
  });
}
