import { plural } from '../../../core/i18n/plural';
import type { ProblemText } from './problem-words.en';

/** Problems of a target whose values are classes. */
export const classProblemTextsEn: Readonly<Record<string, ProblemText>> = {
  numbersAsClasses: {
    title: ({ column }) => `Is ${column} a class?`,
    advice: () =>
      'It has two values only. As numbers, they are predicted with a range; as classes, with a probability.',
  },
  tooManyClasses: {
    title: ({ column }) => `Too many classes in ${column}`,
    advice: ({ shown }) => `${shown} different texts are more than the 100 classes that a model predicts.`,
    repair: 'Keep all classes',
  },
  tooFewClasses: {
    title: ({ column }) => `Only one class in ${column}`,
    advice: () => 'All rows have the same text. A model needs at least two classes.',
    repair: 'Other classes will follow',
  },
  newClasses: {
    title: ({ column }) => `New classes in ${column}`,
    advice: (f) =>
      `The dataset has no class such as “${f.cell}” so far. Check the spelling of ${plural(f.count, 'this class', `these ${f.shown} classes`)}.`,
  },
  rareClasses: {
    title: ({ column }) => `Rare classes in ${column}`,
    advice: (f) =>
      `${plural(f.count, `${f.shown} class has`, `${f.shown} classes have`)} one or two rows only, such as “${f.cell}”. A model hardly learns ${plural(f.count, 'it', 'them')}.`,
  },
};
