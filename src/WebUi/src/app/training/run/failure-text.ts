import { TrainingRunDto } from '../../api/generated/models';
import { Texts } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';

const [MIB, GIB] = [2 ** 20, 2 ** 30];

/** Why a training failed and what to do, in the reader's language; null for one that did not fail. */
export function failureText(
  { status, failure, error }: Pick<TrainingRunDto, 'status' | 'failure' | 'error'>,
  { failures, gibibytes, mebibytes }: Pick<Texts['training'], 'failures' | 'gibibytes' | 'mebibytes'>,
  numbers: NumberFormatter,
): string | null {
  if (status !== 'failed') {
    return null;
  }
  if (!failure) {
    // Runs of older servers have but their sentence.
    return error ?? failures.unexpected();
  }
  const value = (name: string) => failure.parameters?.[name] ?? NaN;
  const exact = (name: string) => numbers.exact(value(name));
  const rounded = (name: string) => numbers.format(value(name));
  const size = (name: string) =>
    value(name) >= GIB
      ? gibibytes(numbers.format(value(name) / GIB, 2))
      : mebibytes(numbers.format(value(name) / MIB, 3));
  switch (failure.code) {
    case 'tooFewRows':
      return failures.tooFewRows(exact('needed'), value('different'), exact('different'), {
        testRows: value('testRows') > 0 ? exact('testRows') : null,
        duplicates: value('duplicates') > 0,
      });
    case 'tooFewGroups':
      return failures.tooFewGroups(value('groups'));
    case 'constantTarget':
      return failures.constantTarget(Number.isNaN(value('value')) ? null : rounded('value'));
    case 'tooManyClasses':
      return failures.tooManyClasses(exact('classes'), exact('limit'));
    case 'targetTooLarge':
      return failures.targetTooLarge(rounded('value'), rounded('limit'));
    case 'targetsTooClose':
      return failures.targetsTooClose(rounded('limit'));
    case 'stepTooLarge':
      return failures.stepTooLarge(exact('numbers'), exact('limit'));
    case 'networksTooLarge':
      return failures.networksTooLarge(exact('parameters'), exact('limit'));
    case 'diverged':
      return failures.diverged(exact('epoch'));
    case 'notEnoughMemory':
      return failures.notEnoughMemory(size('needed'), size('available'));
    case 'serverStopped':
      return failures.serverStopped(exact('times'));
    default:
      return failures[failure.code]();
  }
}
