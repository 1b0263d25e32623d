import { NumberFormatter } from '../../core/number-formatter';

/** Significant digits of the largest number of a column; more are noise to whoever compares rows. */
const DIGITS = 6;

/** Numbers of one column with equal decimals: as many as they have, within reason. */
export function alignedColumn(values: readonly (number | null)[], numbers: NumberFormatter): (string | null)[] {
  const known = values.filter((value) => value !== null);
  const largest = Math.max(0, ...known.map(Math.abs));
  const magnitude = largest > 0 ? exponentOf(largest) : 0;
  const decimals = Math.min(Math.max(0, ...known.map(decimalsOf)), Math.max(0, DIGITS - 1 - magnitude));
  // The formatter leaves two digits to an uncertainty: this one has its second digit at the last decimal.
  const shown = numbers.aligned(known, Number(`1e${1 - decimals}`))[Symbol.iterator]();
  return values.map((value) => (value === null ? null : (shown.next().value ?? null)));
}

function exponentOf(value: number): number {
  return Number(value.toExponential().split('e')[1]);
}

/** Decimals of the shortest text that is this number. */
function decimalsOf(value: number): number {
  const [digits = '', exponent = '0'] = value.toExponential().split('e');
  return Math.max(0, (digits.split('.')[1]?.length ?? 0) - Number(exponent));
}
