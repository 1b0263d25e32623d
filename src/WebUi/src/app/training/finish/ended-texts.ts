import { ModelDto, TrainingRunDto } from '../../api/generated/models';
import { Texts } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { metricOf } from '../../report/metrics';
import { unseen } from '../../report/verdict';
import { failureText } from '../run/failure-text';
import { leftBehindText } from '../run/outcome-texts';

/** What came of a training, in one line. */
export function endedText(
  run: TrainingRunDto,
  dataset: { name: string; target: { unit: string | null } },
  model: ModelDto | null,
  texts: Pick<Texts, 'training' | 'outcome' | 'report' | 'tasks'>,
  numbers: NumberFormatter,
): string {
  const t = texts.training.ended;
  if (run.status === 'failed') {
    return t.failed(dataset.name, failureText(run, texts.training, numbers) ?? '');
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
  const quality = model.quality === null ? null : texts.report.qualities[model.quality];
  const { mae } = unseen(model.metrics);
  const accuracy = metricOf(unseen(model.metrics), 'accuracy');
  if (accuracy !== null) {
    const right = texts.tasks.right(numbers.percent(accuracy));
    return t.ready(dataset.name, quality === null ? right : `${quality}, ${right}`);
  }
  const off = numbers.measured(mae, mae, dataset.target.unit);
  return t.ready(dataset.name, quality === null ? t.typicalError(off) : t.quality(quality, off));
}
