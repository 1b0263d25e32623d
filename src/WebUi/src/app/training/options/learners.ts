import { DEFAULT_LEARNERS, LEARNER_NAMES } from '../../api/generated/training-options';
import { Texts } from '../../core/i18n/i18n';

/** A learner that the server offers. */
export type OfferedLearner = (typeof LEARNER_NAMES)[number];
type OptionName = keyof Texts['training']['optionNames'];

const OF_NETWORKS: readonly OptionName[] = [
  'members',
  'hiddenSizes',
  'epochs',
  'maxSeconds',
  'searchSeconds',
  'searchTrials',
  'learningRate',
  'batchSize',
  'weightDecay',
  'dropout',
  'startFrom',
];

const OF_TREES: readonly OptionName[] = ['maxSeconds', 'searchSeconds', 'searchTrials'];

/** Options that a learner does not use. A new learner is a line here and its words in the texts. */
const UNUSED_OPTIONS: Readonly<Record<OfferedLearner, readonly OptionName[]>> = {
  networks: [],
  trees: OF_NETWORKS.filter((option) => !OF_TREES.includes(option)),
  linear: OF_NETWORKS,
};

/** The learners in a field of the form, `networks,linear`; the default ones where it was not touched. */
export function learnersIn(field: string | undefined): OfferedLearner[] {
  const names = field?.split(',') ?? DEFAULT_LEARNERS;
  return LEARNER_NAMES.filter((name) => names.includes(name));
}

/** Whether these are the learners that the server fits anyway. */
export function areDefault(learners: readonly OfferedLearner[]): boolean {
  return learners.join() === learnersIn(undefined).join();
}

export function usesOption(learners: readonly string[], option: string): boolean {
  return learners.length === 0 || learners.some((name) => !unusedBy(name).includes(option));
}

function isKnown(name: string): name is OfferedLearner {
  return name in UNUSED_OPTIONS;
}

function unusedBy(name: string): readonly string[] {
  return isKnown(name) ? UNUSED_OPTIONS[name] : [];
}
