import { ModelNoteDto } from '../../api/generated/models';
import { NumberFormatter } from '../../core/number-formatter';
import { metricText } from '../metrics';
import { unseen } from '../verdict';
import type { NoteContext } from './note-text';

/** Losses and areas are rounded as everywhere. */
const UNCERTAINTY = 0.01;

/** What a note about a classification says; undefined for one that is said as that of a regression is. */
export function classNoteText(note: ModelNoteDto, context: NoteContext): string | null | undefined {
  const say = SAYINGS[note.code];
  return say && (note.parameters ? say(sayingOf(note, context)) : null);
}

interface Saying {
  t: NoteContext['words']['classes'];
  context: NoteContext;
  /** Class that the note is about. */
  name: string;
  known: (figure: string) => number | undefined;
  exact: (figure: string) => string;
  percent: (figure: string) => string;
  measured: (figure: string) => string;
}

function sayingOf({ class: name, parameters }: ModelNoteDto, context: NoteContext): Saying {
  const { words, numbers } = context;
  const figure = (of: string) => parameters?.[of] ?? NaN;
  return {
    t: words.classes,
    context,
    name: name ?? '',
    known: (of) => parameters?.[of],
    exact: (of) => numbers.exact(figure(of)),
    percent: (of) => numbers.percent(figure(of)),
    measured: (of) => numbers.measured(figure(of), UNCERTAINTY),
  };
}

const SAYINGS: Partial<Record<ModelNoteDto['code'], (saying: Saying) => string | null>> = {
  fewRows({ t, exact, context: { model, numbers } }) {
    const range = accuracyRange(model, numbers);
    if (!range) {
      return null;
    }
    return model.testedOn > 0
      ? t.fewRows(exact('trainedOn'), exact('testedOn'), ...range)
      : t.fewTrainingRows(exact('trainedOn'), ...range);
  },
  overfitting: ({ t, measured }) => t.overfitting(measured('train'), measured('unseen')),
  rareClasses: ({ t, name, exact }) => t.rareClasses(name, exact('rows'), exact('classes'), exact('fewer')),
  imbalancedClasses: ({ t, name, percent }) => t.imbalancedClasses(name, percent('share')),
  noBetterThanShares: ({ t, measured }) => t.noBetterThanShares(measured('auc'), measured('lower'), measured('upper')),
  miscalibrated: ({ t, percent }) => t.miscalibrated(percent('error')),
  lowClassCoverage: ({ t, name, exact, percent }) =>
    t.lowClassCoverage(name, percent('confidence'), exact('held'), exact('rows')),
  dependentRows({ t, context: { words, numbers }, known, exact, measured }) {
    const correlation = known('correlation');
    return correlation !== undefined
      ? words.texts.neighbors(numbers.measured(correlation, 0.1))
      : known('newestError') !== undefined
        ? t.newest(exact('newest'), measured('newestError'), measured('othersError'))
        : null;
  },
  growingErrors: ({ t, exact, measured, known }) =>
    t.growingErrors(
      exact('rows'),
      measured('newerError'),
      measured('olderError'),
      known('laterError') === undefined ? null : measured('laterError'),
    ),
  // Noise of classes has no unit that the words of regressions could give.
  noiseFloor: () => null,
};

function accuracyRange({ metrics }: NoteContext['model'], numbers: NumberFormatter): [string, string] | null {
  const { lower = null, upper = null } = unseen(metrics).metrics.find(({ name }) => name === 'accuracy') ?? {};
  return lower === null || upper === null
    ? null
    : [metricText('accuracy', lower, UNCERTAINTY, numbers), metricText('accuracy', upper, UNCERTAINTY, numbers)];
}
