const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Numbers of one card, column or axis: rounded to the same step and divided by the same power of ten. */
export interface Rounding {
  /** Distance between neighboring rounded numbers, in their unit; a power of ten. */
  step: number;
  /** Exponent of the common factor 10ⁿ; 0 where numbers are written in full. */
  exponent: number;
}

/**
 * The step that leaves two significant digits to an uncertainty: 10^(⌊log₁₀ u⌋ − 1). Further digits would be noise
 * (JCGM 100:2008, 7.2.6). Without a positive uncertainty, the largest number keeps four significant digits.
 */
export function roundingFor(uncertainty: number | null, numbers: readonly number[]): Rounding {
  const largest = Math.max(...numbers.filter(Number.isFinite).map(Math.abs), 0);
  const known = uncertainty !== null && uncertainty > 0 && Number.isFinite(uncertainty);
  const magnitude = largest > 0 ? floorLog10(largest) : 0;
  // A double has 15 reliable digits. A step above the largest number would round everything to zero.
  const power = Math.max(known ? Math.min(floorLog10(uncertainty) - 1, magnitude) : magnitude - 3, magnitude - 14);
  return { step: 10 ** power, exponent: magnitude >= 12 || magnitude < -4 ? magnitude : 0 };
}

/** Number of decimals that show a step. */
export function decimalsOf({ step, exponent }: Rounding): number {
  return Math.max(0, exponent - Math.round(Math.log10(step)));
}

/** The number rounded and divided by the common factor. */
export function roundTo(value: number, { step, exponent }: Rounding): number {
  const power = Math.round(Math.log10(step));
  // Dividing by a positive power is exact where multiplying by a negative one is not: 3 × 0.1 is 0.30000000000000004.
  const steps = Math.round(power < 0 ? value * 10 ** -power : value / 10 ** power);
  const shift = power - exponent;
  // Adding zero takes the sign from a zero that was rounded from below.
  return (shift < 0 ? steps / 10 ** -shift : steps * 10 ** shift) + 0;
}

/** `10⁻¹⁴`; empty for the exponent 0. */
export function powerOfTen(exponent: number): string {
  if (exponent === 0) {
    return '';
  }
  const digits = String(Math.abs(exponent)).replace(/\d/g, (digit) => SUPERSCRIPTS.charAt(Number(digit)));
  return `10${exponent < 0 ? '⁻' : ''}${digits}`;
}

function floorLog10(value: number): number {
  // From the digits, because Math.log10(1000) may lie just below 3.
  return Number(value.toExponential().split('e')[1]);
}
