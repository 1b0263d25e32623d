import { TrainingOptionsDto } from '../api/generated/models';
import { NUMBER_OPTIONS } from '../api/generated/training-options';
import { Texts } from '../core/i18n/i18n';
import { NumberFormatter } from '../core/number-formatter';

export interface OptionText {
  label: string;
  value: string;
}

/** The options a training had, in the order of the form, as people read them. */
export function optionTexts(
  options: TrainingOptionsDto,
  texts: Pick<Texts, 'training' | 'outcome'>,
  numbers: NumberFormatter,
): OptionText[] {
  const t = texts.training;
  const plain = NUMBER_OPTIONS.map(({ name }) => {
    const value = name === 'epochs' && !options.epochsGiven ? null : options[name];
    const none = name === 'maxSeconds' ? t.noLimit : t.automatic;
    return { label: t.optionNames[name], value: value === null ? none : numbers.exact(value) };
  });
  const sizes = options.hiddenSizes?.map((size) => numbers.exact(size)).join(' · ');
  return [
    ...plain.slice(0, 2),
    { label: t.optionNames.hiddenSizes, value: sizes ?? t.automatic },
    ...plain.slice(2),
    { label: t.optionNames.startFrom, value: t.startFrom[options.startFrom] },
    { label: texts.outcome.activate.label, value: texts.outcome.activate[options.activate] },
  ];
}
