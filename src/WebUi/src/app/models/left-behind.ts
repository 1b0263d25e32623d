import { ActivationDto } from '../api/generated/models';
import { Texts } from '../core/i18n/i18n';
import { NumberFormatter } from '../core/number-formatter';
import { activationText } from '../training/run/outcome-texts';

/** `12% larger`, and `4.7 times as large` from twice as much on: percentages above a hundred are hard to read. */
function howMuchLarger(improvement: number, t: Texts['models'], numbers: NumberFormatter): string {
  const ratio = 1 - improvement;
  return ratio >= 2 ? t.timesLarger(numbers.format(ratio, 2)) : t.larger(numbers.percent(ratio - 1));
}

/** Why a version did not become active; null where nothing need be said. */
export function stayedBehind(
  activation: ActivationDto,
  version: number,
  t: Pick<Texts, 'models' | 'outcome'>,
  numbers: NumberFormatter,
): string | null {
  const { reason, comparedWith, improvement, rows } = activation;
  if (reason !== 'worse' || comparedWith === null || improvement === null || rows === null) {
    return activationText(activation, version, t.outcome, numbers);
  }
  const larger = howMuchLarger(improvement, t.models, numbers);
  return t.models.stayedBehind(version, comparedWith, larger, numbers.exact(rows));
}

/** The same for a list; null for versions that became active. */
export function worseThan(
  activation: ActivationDto | null,
  t: Texts['models'],
  numbers: NumberFormatter,
): string | null {
  const { reason, comparedWith = null, improvement = null } = activation ?? {};
  return reason === 'worse' && comparedWith !== null && improvement !== null
    ? t.worseThan(comparedWith, howMuchLarger(improvement, t, numbers))
    : null;
}
