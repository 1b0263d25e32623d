import { Point, Series } from '../../charts/chart-spec';
import { Height } from '../../tasks/task-view';

const STEPS = 48;
const STEPS_OUTSIDE = 12;

/** What is predicted while one input varies. */
export interface Curve {
  points: Point[];
  lower: number[];
  upper: number[] | null;
  /** Point by point, whether the interval is worth its confidence there. */
  covered: boolean[];
}

/** From the lowest to the highest value seen, and on to a value that lies beyond. */
export function gridOf(min: number, max: number, asked: number): number[] {
  const outside = asked < min ? steps(asked, min, STEPS_OUTSIDE) : steps(max, asked, STEPS_OUTSIDE);
  const seen = steps(min, max, STEPS);
  return asked < min ? [...outside.slice(0, -1), ...seen] : asked > max ? [...seen, ...outside.slice(1)] : seen;
}

export function toCurve(values: readonly number[], predictions: readonly Height[]): Curve {
  const edges = predictions.flatMap(({ interval }) => (interval ? [interval] : []));
  const complete = edges.length === values.length;
  return {
    points: values.map((x, index) => ({ x, y: predictions[index]?.y ?? NaN })),
    lower: complete ? edges.map(({ lower }) => lower) : [],
    upper: complete ? edges.map(({ upper }) => upper) : null,
    covered: predictions.map(({ covered }) => covered),
  };
}

/** The line with its band where the interval is worth its confidence, a line that promises nothing elsewhere. */
export function curveSeries(
  { points, lower, upper, covered }: Curve,
  words: { band: string; prediction: string; guess: string },
): Series[] {
  const loose = covered.map((each) => !each);
  const firm = points.map(({ x, y }, at) => ({ x, y: loose[at] ? NaN : y }));
  // From where the firm line ends.
  const guess = points.map(({ x, y }, at) => ({ x, y: loose[at - 1] || loose[at] || loose[at + 1] ? y : NaN }));
  const band = firm.map(({ x, y }, at) => ({ x, y: Number.isNaN(y) ? NaN : (lower[at] ?? NaN) }));
  return [
    ...(upper && covered.includes(true)
      ? [{ label: words.band, role: 'band' as const, points: band, upper: upper.map((y, at) => (loose[at] ? NaN : y)) }]
      : []),
    ...(covered.includes(true) ? [{ label: words.prediction, role: 'model' as const, points: firm }] : []),
    ...(covered.includes(false) ? [{ label: words.guess, role: 'guess' as const, points: guess }] : []),
  ];
}

function steps(from: number, to: number, count: number): number[] {
  return Array.from({ length: count + 1 }, (_, step) => from + ((to - from) * step) / count);
}
