import { EpochDto, ReferenceErrorsDto } from '../../api/generated/models';
import { NumberFormatter } from '../../core/number-formatter';
import { ErrorTexts } from './error-words';

/** A smaller difference from linear regression is not worth a number. */
const HARDLY = 0.02;
/** Below this share of what guessing the average errs by, nothing is left to gain. */
const PERFECT = 0.01;

/** A training keeps its best model, so a later error that is larger is none of the result. */
export function bestSoFar(errors: readonly number[]): number[] {
  let best = Infinity;
  return errors.map((error) => (best = Math.min(best, error)));
}

/** How the best model so far compares with linear regression; null as long as that is not known. */
export function errorText(
  epochs: readonly EpochDto[],
  references: ReferenceErrorsDto | null,
  say: (error: number) => string,
  t: ErrorTexts,
  numbers: NumberFormatter,
): string | null {
  const errors = epochs.flatMap(({ validationError }) => (validationError === null ? [] : [validationError]));
  if (!references || errors.length === 0) {
    return null;
  }
  const { mean, linear } = references;
  if (linear < PERFECT * mean) {
    return t.linearPerfect(say(linear));
  }
  const best = bestSoFar(errors).at(-1) ?? NaN;
  const text = say(best);
  const gain = 1 - best / linear;
  if (gain > HARDLY) {
    return t.better(numbers.percent(gain), text);
  }
  return gain < -HARDLY ? t.notYet(text) : t.onPar(text);
}
