import { NumberFormatter } from '../core/number-formatter';

/** Beyond this, a probability is not told from certainty. */
const NEARLY = 0.0005;

/** `86%`; near certainty with a digit more, and never a promise. */
export function probabilityText(probability: number, numbers: NumberFormatter): string {
  if (probability > 1 - NEARLY) {
    return `>\u00a0${numbers.percent(1 - 2 * NEARLY, 1)}`;
  }
  if (probability < NEARLY) {
    return `<\u00a0${numbers.percent(2 * NEARLY, 1)}`;
  }
  return numbers.percent(probability, Math.min(probability, 1 - probability) < 0.01 ? 1 : 0);
}
