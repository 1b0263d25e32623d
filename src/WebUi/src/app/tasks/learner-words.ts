import { PredictionTask, TrainingOptionsDto } from '../api/generated/models';
import { Texts } from '../core/i18n/i18n';
import { NumberFormatter } from '../core/number-formatter';

interface LearnerText {
  name: string;
  about: string;
  /** Its name as a part of a blend. */
  part: string;
}

/** The words of a learner; its linear one has another name where it predicts classes. */
export function learnerWords(name: string, task: PredictionTask, { training }: Pick<Texts, 'training'>): LearnerText {
  const words: Record<string, LearnerText> =
    task === 'classification' ? { ...training.learners, ...training.learnersOfClasses } : training.learners;
  return words[name] ?? { name, about: '', part: name };
}

/** `Linear regression (ridge)`, or `Best blend of neural networks and linear regression`. */
export function learnersText(
  { learners }: Pick<TrainingOptionsDto, 'learners'>,
  task: PredictionTask,
  t: Pick<Texts, 'training'>,
  numbers: NumberFormatter,
): string {
  const [only, ...more] = learners.map((name) => learnerWords(name, task, t));
  const parts = [only, ...more].map((learner) => learner?.part ?? '');
  return more.length === 0
    ? (only?.name ?? '')
    : t.training.blendOf(new Intl.ListFormat(numbers.language()).format(parts));
}
