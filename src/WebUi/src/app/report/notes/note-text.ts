import { ModelDto, ModelNoteDto, TargetColumnDto } from '../../api/generated/models';
import { NumberFormatter } from '../../core/number-formatter';
import { uncertaintyOf } from '../result';
import { unseen } from '../verdict';
import { classNoteText } from './class-note-text';
import { NoteTexts } from './note-words';

export interface NoteContext {
  model: ModelDto;
  target: TargetColumnDto;
  words: NoteTexts;
  numbers: NumberFormatter;
}

/** What a note says, in the reader's language; null where an older report lacks the figures. */
export function noteText(note: ModelNoteDto, context: NoteContext): string | null {
  const own = context.model.task === 'classification' ? classNoteText(note, context) : undefined;
  return own === undefined ? plainText(note, context) : own;
}

function plainText(note: ModelNoteDto, context: NoteContext): string | null {
  const { code, parameters } = note;
  const { model, words, numbers } = context;
  const { texts } = words;
  const { metrics, coverage } = model;
  const [error, count] = [errorIn(context), countIn(parameters, numbers)];
  switch (code) {
    case 'fewRows':
      return fewRows(context, count('trainedOn'), count('testedOn'));
    case 'overfitting':
      return texts.overfitting(error(metrics.train.mae), error(unseen(metrics).mae));
    case 'constantColumn':
      return texts.constantColumn(count('rows') ?? numbers.exact(model.trainedOn + model.calibratedOn));
    case 'leak': {
      const more = count('more');
      return more ? `${texts.leak} ${texts.leakMore(more)}` : texts.leak;
    }
    case 'noiseFloor': {
      const [rows, floor] = [count('rows'), parameters?.['floor']];
      return rows && floor !== undefined ? texts.noiseFloor(rows, error(floor)) : null;
    }
    case 'noBetterThanLinear':
      return null;
    case 'lowCoverage':
      return coverage
        ? texts.lowCoverage(
            numbers.percent(coverage.confidence),
            numbers.exact(coverage.held),
            numbers.exact(coverage.rows),
          )
        : null;
    case 'begunAfresh':
      return texts.begunAfresh;
    case 'wildTargets': {
      const { lower, upper, farthest } = parameters ?? {};
      const wild = count('count');
      return wild && lower !== undefined && upper !== undefined && farthest !== undefined
        ? texts.wildTargets(wild, error(lower), error(upper), error(farthest))
        : null;
    }
    case 'dependentRows':
      return dependentRows(context, parameters, count('newest'));
    case 'fewGroups': {
      const [groups, tested] = [count('groups'), count('tested')];
      return groups && tested ? texts.fewGroups(model.split.column ?? '', groups, tested) : null;
    }
    case 'dominantGroup': {
      const [largest, rows] = [count('largest'), count('rows')];
      return largest && rows ? texts.dominantGroup(model.split.column ?? '', largest, rows) : null;
    }
    case 'trendBeyondRange': {
      const { least, greatest } = parameters ?? {};
      const [beyond, rows] = [count('beyond'), count('rows')];
      return beyond && rows && least !== undefined && greatest !== undefined
        ? texts.trendBeyondRange(beyond, rows, error(least), error(greatest))
        : null;
    }
    case 'growingErrors': {
      const { newerRmse, olderRmse, laterRmse } = parameters ?? {};
      const rows = count('rows');
      return rows && newerRmse !== undefined && olderRmse !== undefined
        ? texts.growingErrors(
            rows,
            error(newerRmse),
            error(olderRmse),
            laterRmse === undefined ? null : error(laterRmse),
          )
        : null;
    }
    case 'splitSuggested':
      return splitSuggested(note, context);
    default:
      return classNoteText(note, context) ?? null;
  }
}

function splitSuggested({ column, parameters }: ModelNoteDto, { words, numbers }: NoteContext): string | null {
  const { byRow, suggested, groups } = parameters ?? {};
  if (byRow === undefined || suggested === undefined) {
    return null;
  }
  const say = groups === undefined ? words.texts.timeSuggested : words.texts.groupSuggested;
  return say(column ?? '', numbers.percent(Math.max(0, byRow)), numbers.percent(Math.max(0, suggested)));
}

function errorIn({ model, target, numbers }: NoteContext) {
  return (value: number) => numbers.measured(value, uncertaintyOf(model), target.unit);
}

function countIn(parameters: ModelNoteDto['parameters'], numbers: NumberFormatter) {
  return (name: string) => {
    const value = parameters?.[name];
    return value === undefined ? null : numbers.exact(value);
  };
}

function fewRows(context: NoteContext, trained: string | null, tested: string | null): string | null {
  const { model, words } = context;
  const { texts } = words;
  const { lower = null, upper = null } = unseen(model.metrics).metrics.find(({ name }) => name === 'mae') ?? {};
  if (trained === null || lower === null || upper === null) {
    return null;
  }
  const [from, to] = [lower, upper].map(errorIn(context)) as [string, string];
  return model.testedOn > 0 && tested !== null
    ? texts.fewRows(trained, tested, from, to)
    : texts.fewTrainingRows(trained, from, to);
}

function dependentRows(
  context: NoteContext,
  parameters: ModelNoteDto['parameters'],
  newest: string | null,
): string | null {
  const { words, numbers } = context;
  const { texts } = words;
  const { correlation, newestRmse, othersRmse } = parameters ?? {};
  const error = errorIn(context);
  const sentences = [
    ...(correlation === undefined ? [] : [texts.neighbors(numbers.measured(correlation, 0.1))]),
    ...(newest === null || newestRmse === undefined || othersRmse === undefined
      ? []
      : [texts.newest(newest, error(newestRmse), error(othersRmse))]),
  ];
  return sentences.length > 0 ? sentences.join(' ') : null;
}
