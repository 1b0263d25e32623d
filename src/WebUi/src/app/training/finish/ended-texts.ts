import { ModelDto, TrainingRunDto } from '../../api/generated/models';
import { Texts } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { leftBehindText } from '../run/outcome-texts';

/** What came of a training, in one line. */
export function endedText(
  run: TrainingRunDto,
  dataset: { name: string; target: { unit: string | null } },
  model: ModelDto | null,
  texts: Pick<Texts, 'training' | 'outcome'>,
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
  const measured = model && (model.metrics.test ?? model.metrics.outOfFold);
  const error = measured?.metrics.find(({ name }) => name === 'mae')?.value ?? null;
  return t.ready(
    dataset.name,
    error === null ? `v${run.modelVersion}` : t.typicalError(numbers.measured(error, error, dataset.target.unit)),
  );
}
