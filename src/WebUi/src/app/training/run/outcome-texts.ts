import { ActivationDto, EpochDto, OtherSplitDto, TrainingRunDto } from '../../api/generated/models';
import { Texts } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { gainText } from '../../report/verdict';

/** Fewer test rows than this in common tell nothing, says the server. */
const ROWS_NEEDED = 10;

/** Errors are said to one part in so many. */
const SHOWN = 10;

/** Whether a version took over, and why; null where nothing need be said. */
export function activationText(
  { activated, reason, comparedWith, rows, otherSplit, ...found }: ActivationDto,
  version: number,
  t: Texts['outcome'],
  numbers: NumberFormatter,
): string | null {
  if (reason === 'never') {
    return t.never(version);
  }
  if (reason === 'notComparable') {
    return rows === null ? t.notCompared(version) : t.fewRows(version, numbers.exact(rows), ROWS_NEEDED);
  }
  if (otherSplit) {
    return otherSplitText(otherSplit, version, t, numbers);
  }
  if (comparedWith === null || rows === null) {
    return null;
  }
  const count = numbers.exact(rows);
  if (!activated) {
    return t.worse(version, comparedWith, gain(found, numbers), count);
  }
  return reason === 'better'
    ? t.better(version, comparedWith, gain(found, numbers), count)
    : t.notWorse(version, comparedWith, count);
}

/** Of a version that stayed behind: by how much it is worse. */
export function leftBehindText(
  activation: ActivationDto | null,
  t: Texts['outcome'],
  numbers: NumberFormatter,
): string | null {
  return activation?.reason === 'worse' && activation.comparedWith !== null
    ? t.worseThan(activation.comparedWith, gain(activation, numbers))
    : null;
}

/** That a training ended before its last epoch, and since when it got no better or that it was asked to; a time limit is no such end. */
export function stoppedEarlyText(
  { status, progress, options, finishRequested }: TrainingRunDto,
  epochs: readonly EpochDto[],
  t: Texts['outcome'],
  numbers: NumberFormatter,
): string | null {
  const best = epochs.reduce<EpochDto | null>(
    (low, epoch) => (low === null || epoch.validationLoss < low.validationLoss ? epoch : low),
    null,
  );
  if (status !== 'succeeded' || options.maxSeconds !== null) {
    return null;
  }
  // The first algorithms have no epochs.
  if (!progress) {
    return finishRequested ? t.finishedBeforeEpochs : null;
  }
  if (!best || progress.epoch >= progress.epochs) {
    return null;
  }
  const text = finishRequested ? t.finishedOnRequest : t.stoppedEarly;
  return text(numbers.exact(progress.epoch), numbers.exact(progress.epochs), numbers.exact(best.epoch));
}

function otherSplitText(
  { active, split, activeSplit, error, activeError }: OtherSplitDto,
  version: number,
  t: Texts['outcome'],
  numbers: NumberFormatter,
): string {
  const said = (of: number | null) => (of === null ? '–' : numbers.measured(of, of / SHOWN));
  const by = ({ column }: { column?: string | null }) => t.by(column ?? null);
  return t.otherSplit(version, by(split), said(error), active, by(activeSplit), said(activeError));
}

function gain(
  { improvement, lower, upper }: Pick<ActivationDto, 'improvement' | 'lower' | 'upper'>,
  numbers: NumberFormatter,
): string {
  const margin = lower === null || upper === null ? null : (upper - lower) / 2;
  return gainText(Math.abs(improvement ?? 0), margin, numbers);
}
