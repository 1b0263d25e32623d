import { ModelDto } from '../../api/generated/models';
import { NumberFormatter } from '../../core/number-formatter';
import { unseen } from '../../report/verdict';

export interface Measured {
  value: number | null;
  lower: number | null;
  upper: number | null;
}

/** How the second version differs from the first, and whether that is more than chance. */
export interface Difference {
  text: string;
  mark: 'better' | 'worse' | 'chance';
}

export function measuredIn({ metrics }: Pick<ModelDto, 'metrics'>, name: string): Measured {
  const { value = null, lower = null, upper = null } = unseen(metrics).metrics.find((each) => each.name === name) ?? {};
  return { value, lower, upper };
}

/** Null where one of the two has no such metric. */
export function differenceOf(
  first: ModelDto,
  second: ModelDto,
  name: string,
  numbers: NumberFormatter,
): Difference | null {
  const [before, after] = [measuredIn(first, name), measuredIn(second, name)];
  if (before.value === null || after.value === null) {
    return null;
  }
  const change = after.value - before.value;
  const { direction } = unseen(first.metrics).metrics.find((each) => each.name === name) ?? {};
  const share = direction !== 'higherIsBetter';
  if (share && before.value === 0) {
    return null;
  }
  const text = share ? relative(before.value, after.value, numbers) : signed(change, numbers.measured(change, 0.01));
  const isGain = share ? change < 0 : change > 0;
  const mark = isBeyondChance(first, second, name) ? (isGain ? 'better' : 'worse') : 'chance';
  return { text, mark };
}

/** `+25%`, and `×3.2` from twice as much on: percentages above a hundred are hard to read. */
function relative(before: number, after: number, numbers: NumberFormatter): string {
  const ratio = after / before;
  return ratio >= 2 ? `×${numbers.format(ratio, 2)}` : signed(ratio - 1, numbers.percent(ratio - 1));
}

function signed(value: number, text: string): string {
  return value > 0 && !text.startsWith('<') ? `+${text}` : text.replace('-', '\u2212');
}

/**
 * The server has compared two versions on the rows of both where one was trained while the other was active. Otherwise
 * intervals that do not overlap are more than chance; ones that do may be, too, so that this claims too little.
 */
function isBeyondChance(first: ModelDto, second: ModelDto, name: string): boolean {
  const paired = [first, second].find(
    ({ activation }, index) => activation?.comparedWith === [second, first][index]?.version,
  )?.activation;
  const primary = unseen(first.metrics).metrics[0]?.name;
  if (name === primary && paired?.lower != null && paired.upper !== null) {
    return paired.lower > 0 || paired.upper < 0;
  }
  const [before, after] = [measuredIn(first, name), measuredIn(second, name)];
  return (
    before.lower !== null &&
    before.upper !== null &&
    after.lower !== null &&
    after.upper !== null &&
    (after.upper < before.lower || before.upper < after.lower)
  );
}
