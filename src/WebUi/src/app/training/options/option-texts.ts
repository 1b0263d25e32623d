import { PredictionTask, TrainingOptionsDto } from '../../api/generated/models';
import { NUMBER_OPTIONS } from '../../api/generated/training-options';
import { Texts } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { learnersText } from '../../tasks/learner-words';
import { usesOption } from './learners';

export interface OptionText {
  label: string;
  value: string;
}

/** The options that a training used, in words and in the order of the form. */
export function optionTexts(
  options: TrainingOptionsDto,
  task: PredictionTask,
  texts: Pick<Texts, 'training' | 'outcome'>,
  numbers: NumberFormatter,
): OptionText[] {
  const t = texts.training;
  const isSearched = options.searchSeconds > 0 || options.searchTrials !== null;
  const used = NUMBER_OPTIONS.filter(({ name }) => isSearched || !name.startsWith('search'));
  const numeric = used.map(({ name }) => {
    const value = name === 'epochs' && !options.epochsGiven ? null : options[name];
    const none = name === 'maxSeconds' ? t.noLimit : t.automatic;
    return { name, label: t.optionNames[name], value: value === null ? none : numbers.exact(value) };
  });
  const sizes = options.hiddenSizes?.map((size) => numbers.exact(size)).join(' · ');
  const all = [
    { name: 'learners', label: t.optionNames.learners, value: learnersText(options, task, texts, numbers) },
    ...numeric.slice(0, 2),
    { name: 'hiddenSizes', label: t.optionNames.hiddenSizes, value: sizes ?? t.automatic },
    ...numeric.slice(2),
    ...(options.leaveOut
      ? [{ name: 'leaveOut', label: t.optionNames.leaveOut, value: options.leaveOut.join(', ') }]
      : []),
    { name: 'startFrom', label: t.optionNames.startFrom, value: t.startFrom[options.startFrom] },
    { name: 'activate', label: texts.outcome.activate.label, value: texts.outcome.activate[options.activate] },
  ];
  return all.filter(({ name }) => usesOption(options.learners, name)).map(({ label, value }) => ({ label, value }));
}
