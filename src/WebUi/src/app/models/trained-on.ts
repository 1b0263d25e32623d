import { ModelDto } from '../api/generated/models';
import { Texts } from '../core/i18n/i18n';
import { NumberFormatter } from '../core/number-formatter';

/** `revision 12`, or where else the data was. */
export function trainedOnData({ data, elsewhere }: ModelDto, t: Texts['versions'], numbers: NumberFormatter): string {
  if (elsewhere) {
    return t.elsewhere;
  }
  return data ? t.revision(numbers.exact(data.revision)) : '–';
}

/** A sentence without its full stop. */
export function trainedOnText(
  { data, elsewhere, trainedOn }: ModelDto,
  t: Texts['versions'],
  numbers: NumberFormatter,
): string {
  const count = numbers.exact(trainedOn);
  if (elsewhere) {
    return t.trainedElsewhere(trainedOn, count);
  }
  return data ? t.trainedOnRevision(trainedOn, count, numbers.exact(data.revision)) : t.trained(trainedOn, count);
}
