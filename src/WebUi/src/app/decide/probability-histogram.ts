import { ChartSpec, Series } from '../charts/chart-spec';
import { NumberFormatter } from '../core/number-formatter';
import { ClassWords } from '../tasks/words/class-words';
import { JudgedRow } from './decision-costs';
import { EVENT } from './limits';

const BINS = 20;

/** [bin], shares in percent of the rows of a class by the event's probability. */
export function shareByProbability(rows: readonly JudgedRow[], actual: number): number[] {
  const counts = Array<number>(BINS).fill(0);
  const own = rows.filter((row) => row.actual === actual);
  for (const { probabilities } of own) {
    const bin = Math.min(BINS - 1, Math.floor((probabilities[EVENT] ?? 0) * BINS));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts.map((count) => (own.length > 0 ? (100 * count) / own.length : 0));
}

/** How probable the event is for the rows of both classes, each as shares of its own so that a rare one is seen too. */
export function histogramOf(
  rows: readonly JudgedRow[],
  classes: readonly string[],
  summary: string,
  words: ReturnType<ClassWords['t']>['decide'],
  { x, numbers }: { x: string; numbers: NumberFormatter },
): ChartSpec {
  const width = 100 / BINS;
  const series = (actual: number, role: 'model' | 'other'): Series => {
    const { length } = rows.filter((row) => row.actual === actual);
    return {
      label: words.classRows(classes[actual] ?? '', length, numbers.exact(length)),
      role,
      bin: width,
      points: shareByProbability(rows, actual).map((share, bin) => ({ x: (bin + 0.5) * width, y: share })),
    };
  };
  const both = [series(1 - EVENT, 'other'), series(EVENT, 'model')];
  const top = Math.max(1, ...both.flatMap(({ points }) => points.map(({ y }) => y)));
  return {
    summary,
    x: { label: x, range: { lower: 0, upper: 100 }, log: false, format: (value) => numbers.percent(value / 100, 1) },
    y: {
      label: words.share,
      range: { lower: 0, upper: top },
      log: false,
      format: (value) => numbers.percent(value / 100, 1),
    },
    series: both,
  };
}
