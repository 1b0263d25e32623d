import { Amounts, Answer } from './decision-costs';

/** Of two classes, the rarer one is the event: it is second. */
export const EVENT = 1;

/**
 * Limits of the event's probability: below the lower one the answer is the other class, from the upper one on the event,
 * and between them a person is asked.
 */
export interface Limits {
  lower: number;
  upper: number;
}

/** Where the answer of least expected cost changes; both are equal where asking never pays. */
export function limitsOf({ missed, ask }: Amounts): Limits {
  const [falseAlarm = 0, miss = 0] = missed;
  // Without the other mistake, one answer is always free; the ratio of both says where they cost the same.
  const even = falseAlarm + miss > 0 ? falseAlarm / (falseAlarm + miss) : 0.5;
  if (ask === null) {
    return { lower: even, upper: even };
  }
  const lower = miss > 0 ? ask / miss : 1;
  const upper = falseAlarm > 0 ? 1 - ask / falseAlarm : 0;
  return lower < upper ? { lower, upper } : { lower: even, upper: even };
}

export function answerWithin({ lower, upper }: Limits, probabilities: readonly number[]): Answer {
  const probability = probabilities[EVENT] ?? 0;
  if (probability < lower) {
    return 1 - EVENT;
  }
  return probability >= upper ? EVENT : null;
}

/** The amounts that make these limits the best ones; what it costs to ask, or else a false alarm, stays. Null where none do. */
export function amountsFor({ lower, upper }: Limits, { missed, ask }: Amounts): Amounts | null {
  const [falseAlarm = 0] = missed;
  if (lower <= 0 || upper >= 1) {
    return null;
  }
  if (ask === null || ask === 0 || lower === upper) {
    return falseAlarm > 0 ? { missed: [falseAlarm, rounded((falseAlarm * (1 - upper)) / upper)], ask } : null;
  }
  return { missed: [rounded(ask / (1 - upper)), rounded(ask / lower)], ask };
}

/** Of amounts that were computed, more digits say nothing. */
function rounded(amount: number): number {
  return Number(amount.toPrecision(4));
}

/** A limit may not pass the other one. */
export function moved(limits: Limits, which: keyof Limits, to: number): Limits {
  const value = Math.min(Math.max(to, 0), 1);
  return which === 'lower'
    ? { ...limits, lower: Math.min(value, limits.upper) }
    : { ...limits, upper: Math.max(value, limits.lower) };
}
