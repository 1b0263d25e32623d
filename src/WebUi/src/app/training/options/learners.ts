import { TrainingOptionsDto } from '../../api/generated/models';
import { DEFAULT_LEARNER, LEARNER_NAMES } from '../../api/generated/training-options';
import { Texts } from '../../core/i18n/i18n';

export type LearnerName = (typeof LEARNER_NAMES)[number];
type OptionName = keyof Texts['training']['optionNames'];

/** Options that a learner does not use. A new learner is a line here and its words in the texts. */
const UNUSED_OPTIONS: Readonly<Record<LearnerName, readonly OptionName[]>> = {
  networks: [],
  linear: [
    'members',
    'hiddenSizes',
    'epochs',
    'maxSeconds',
    'learningRate',
    'batchSize',
    'weightDecay',
    'dropout',
    'startFrom',
  ],
};

/** The learner with this name; the default one where there is none. */
export function learnerNamed(name: string | undefined): LearnerName {
  return LEARNER_NAMES.find((each) => each === name) ?? DEFAULT_LEARNER;
}

export function learnerOf({ learners }: Pick<TrainingOptionsDto, 'learners'>): LearnerName {
  return learnerNamed(learners[0]);
}

export function usesOption(learner: LearnerName, option: string): boolean {
  return !UNUSED_OPTIONS[learner].some((unused) => unused === option);
}
