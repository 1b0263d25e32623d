import { FileColumnDto, ImportDto, SplitDto, SplitSuggestionDto } from '../../api/generated/models';
import { BY_ROW, columnsFor, SplitColumn, splitParameter } from '../../splits/split';
import { Query } from '../../shared/upload/upload';
import { ImportChoices, roleOf } from './import-choices';
import type { ImportSession } from './import-session';

/** The columns of a new dataset that it may be split by. */
export function splitColumns({ columns }: Pick<ImportDto, 'columns'>, choices: ImportChoices): SplitColumn[] {
  return columns.flatMap((column) => {
    const role = roleOf(column, choices);
    return role === 'input' || role === 'kept'
      ? [{ name: column.name, kind: kindOf(column, choices), isKept: role === 'kept' }]
      : [];
  });
}

/** The chosen split, as long as its column can still be split by. */
export function splitOf(found: Pick<ImportDto, 'columns'>, choices: ImportChoices): SplitDto {
  const { split = BY_ROW } = choices;
  const isPossible =
    split.by !== 'row' && columnsFor(split.by, splitColumns(found, choices)).some(({ name }) => name === split.column);
  return isPossible ? split : BY_ROW;
}

/** The split that the rows speak for, unless its column is not used or somebody decided against it. */
export function suggestionOf(session: ImportSession, found: Pick<ImportDto, 'columns'>): SplitSuggestionDto | null {
  const suggestion = session.suggestedSplit();
  const isPossible = splitColumns(found, session.choices()).some(({ name }) => name === suggestion?.column);
  return isPossible && !session.keepsByRow() ? suggestion : null;
}

/** What storing adds to the question: a dry run finds the same whatever the split. */
export function splitQuery(choices: ImportChoices, dataset: string | null, found: ImportDto): Query {
  const split = splitOf(found, choices);
  return dataset === null && split.by !== 'row' ? { split: splitParameter(split) } : {};
}

function kindOf({ name, kind }: FileColumnDto, { uses }: ImportChoices): SplitColumn['kind'] {
  const use = uses[name];
  return use === undefined || use === 'kept' || use === 'leaveOut' ? kind : use;
}
