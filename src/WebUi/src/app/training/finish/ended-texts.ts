import { ModelDto, TrainingRunDto } from '../../api/generated/models';
import { Texts } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { uncertaintyOf } from '../../report/result';
import { leftBehindText } from '../run/outcome-texts';

/** What came of a training, in one line. */
export function endedText(
  run: TrainingRunDto,
  dataset: { name: string; target: { unit: string | null } },
  model: ModelDto | null,
  texts: Pick<Texts, 'training' | 'outcome' | 'report'>,
  numbers: NumberFormatter,
): string {
  const t = texts.training.ended;
  if (run.status === 'failed') {
    return t.failed(dataset.name, run.error ?? '');
  }
  if (run.status === 'cancelled' || run.modelVersion === null) {
    return t.cancelled(dataset.name);
  }
  if (run.activation?.activated === false) {
    const why = leftBehindText(run.activation, texts.outcome, numbers) ?? t.waits;
    return t.notActive(dataset.name, run.modelVersion, why);
  }
  if (!model) {
    return t.ready(dataset.name, t.version(run.modelVersion));
  }
  const error = uncertaintyOf(model);
  const off = numbers.measured(error, error, dataset.target.unit);
  const result = model.quality ? t.quality(texts.report.qualities[model.quality], off) : t.typicalError(off);
  return t.ready(dataset.name, result);
}
