import { ColumnKind, FileColumnDto, FileColumnRole, ImportDto, SplitDto } from '../../api/generated/models';
import { kindsFor } from '../../column-types/column-types';
import { Query } from '../../shared/upload/upload';
import { openProblems } from './found';
import { changesColumns, ofTheFile, Reading, renamed, withColumnValue, withParameter, toQuery } from './reading';

/** A chosen type makes a column an input, unless it is the target. */
export type ColumnUse = ColumnKind | 'kept' | 'leaveOut';

/** What somebody chose about a file; the server recognizes the rest. */
export interface ImportChoices {
  reading: Reading;
  target?: string | undefined;
  uses: Readonly<Record<string, ColumnUse>>;
  name: string;
  skipBad: boolean;
  skipIdentical: boolean;
  ignoreExtra: boolean;
  /** Of a new dataset; by row where nobody chose another, or its column is no longer there to split by. */
  split?: SplitDto | undefined;
}

const MAX_NAME = 100;

export function noChoices(name = ''): ImportChoices {
  return { reading: {}, uses: {}, name, skipBad: true, skipIdentical: true, ignoreExtra: false };
}

/** The name of a dataset made of this file: `house_sales-2.csv` becomes `House sales 2`. */
export function nameFrom(file: string): string {
  const words = file
    .replace(/\.[^.]*$/, '')
    .replace(/[_-]+/g, ' ')
    .trim();
  return (words.charAt(0).toUpperCase() + words.slice(1)).slice(0, MAX_NAME);
}

/**
 * The question what an import would do. A file with a header is asked about as if extra columns were ignored: the
 * server then tells of them together with all the rest. In others they are bad rows only where they are not ignored.
 */
export function dryRunQuery(choices: ImportChoices, dataset: string | null, hasHeader: boolean): Query {
  const ignoreExtra = choices.ignoreExtra || hasHeader;
  return {
    ...shapeOf(choices, dataset),
    ...(dataset === null ? {} : { ignoreExtra }),
    dryRun: true,
  };
}

/** `found` is what was shown: its target is sent even where nobody chose it. */
export function storeQuery(choices: ImportChoices, dataset: string | null, found: ImportDto): Query {
  const { skipBad, skipIdentical, ignoreExtra, name } = choices;
  const target = found.columns.find(({ role }) => role === 'target')?.name ?? '';
  return dataset === null
    ? { ...shapeOf({ ...choices, target }, dataset), name: name.trim(), skipBad }
    : { ...shapeOf(choices, dataset), skipBad, skipIdentical, ignoreExtra };
}

function shapeOf(choices: ImportChoices, dataset: string | null): Query {
  const { reading, target, uses } = choices;
  const chosen = Object.entries(uses);
  const used = (use: ColumnUse) =>
    chosen.filter(([name, each]) => name !== target && each === use).map(([name]) => name);
  const typed = chosen.filter(([, use]) => use !== 'kept' && use !== 'leaveOut');
  return {
    ...toQuery(reading),
    ...(dataset === null
      ? {
          ...(target === undefined ? {} : { target }),
          type: typed.map(([name, kind]) => `${name}=${kind}`),
          kept: used('kept'),
          leaveOut: used('leaveOut'),
        }
      : {}),
  };
}

const USES: Readonly<Record<Exclude<FileColumnRole, 'target'>, (column: FileColumnDto) => ColumnUse>> = {
  // What is kept is text, whatever it holds: a column without texts is numeric.
  input: ({ kind, min, categories }) =>
    kindsFor('input').find((each) => each === kind && each !== 'text') ??
    (min !== null && categories.length === 0 ? 'numeric' : 'categorical'),
  kept: () => 'kept',
  leftOut: () => 'leaveOut',
};

/** The role that was chosen for a column; else the one that the server found. */
export function roleOf({ name, role }: FileColumnDto, { target, uses }: ImportChoices): FileColumnRole {
  if (target === name) {
    return 'target';
  }
  const use = uses[name];
  return use === undefined ? role : use === 'leaveOut' ? 'leftOut' : use === 'kept' ? 'kept' : 'input';
}

/** The choices with another role for a column; only one column is the target. */
export function withRole(
  { target, uses }: ImportChoices,
  column: FileColumnDto,
  role: FileColumnRole,
): Pick<ImportChoices, 'target' | 'uses'> {
  const { [column.name]: _, ...others } = uses;
  return role === 'target'
    ? { target: column.name, uses: others }
    : {
        target: target === column.name ? undefined : target,
        uses: { ...others, [column.name]: USES[role](column) },
      };
}

/** The choices with the parameters of a problem's repair. */
export function withRepair(choices: ImportChoices, parameters: Readonly<Record<string, string>>): ImportChoices {
  return Object.entries(parameters).reduce<ImportChoices>((before, [parameter, value]) => {
    const { uses, reading } = before;
    switch (parameter) {
      case 'target':
        return { ...before, target: value };
      case 'numeric':
      case 'categorical':
      case 'kept':
      case 'leaveOut':
        return { ...before, uses: { ...uses, [value]: parameter } };
      case 'type': {
        const end = value.lastIndexOf('=');
        return { ...before, uses: { ...uses, [value.slice(0, end)]: value.slice(end + 1) as ColumnUse } };
      }
      default:
        return withReading(before, parameter, withParameter(reading, parameter, value));
    }
  }, choices);
}

/** The choices with another name for a column of the file; undefined for its own. What was chosen for it stays. */
export function withName(
  choices: ImportChoices,
  { name, sourceName }: { name: string; sourceName?: string | null | undefined },
  wanted: string | undefined,
): ImportChoices {
  const own = sourceName ?? name;
  const next = wanted ?? own;
  const { target, uses, reading, split } = choices;
  return {
    ...choices,
    split: split?.column === name ? { ...split, column: next } : split,
    target: target === name ? next : target,
    uses: Object.fromEntries(Object.entries(uses).map(([column, use]) => [column === name ? next : column, use])),
    reading: withColumnValue(renamed(reading, name, next), 'rename', own, wanted),
  };
}

/** The choices with a parameter read otherwise. */
export function withReading(choices: ImportChoices, parameter: string, reading: Reading): ImportChoices {
  return changesColumns(parameter)
    ? { ...choices, reading: ofTheFile(reading), uses: {}, target: undefined, split: undefined }
    : { ...choices, reading };
}

/** The columns of the file that the dataset has not. */
export function extraColumns(found: ImportDto): string[] {
  return found.columns.filter(({ role }) => role === 'leftOut').map(({ name }) => name);
}

/** How many rows would become examples. */
export function toStore(found: ImportDto, choices: ImportChoices): number {
  return found.new - (choices.skipIdentical ? (found.identical ?? 0) : 0);
}

/** The last column, where it cannot be what is usually predicted and another one was taken instead of it. */
export function passedOver(found: ImportDto, choices: ImportChoices): string | null {
  const last = found.columns.at(-1);
  const named = found.columns.some(({ role, reasonCode }) => role === 'target' && reasonCode === 'targetName');
  return choices.target === undefined && !named && last && last.role !== 'target' ? last.name : null;
}

export type Need = 'questions' | 'thousands' | 'name' | 'skipBad' | 'ignoreExtra' | 'nothing';

/** What stands between this and storing it, or null. */
export function needOf(found: ImportDto, choices: ImportChoices, dataset: string | null): Need | null {
  if (openProblems(found).length > 0) {
    return 'questions';
  }
  if (found.unclear.length > 0) {
    return 'thousands';
  }
  if (dataset === null && choices.name.trim() === '') {
    return 'name';
  }
  if (dataset !== null && extraColumns(found).length > 0 && !choices.ignoreExtra) {
    return 'ignoreExtra';
  }
  if (found.bad > 0 && !choices.skipBad) {
    return 'skipBad';
  }
  return toStore(found, choices) === 0 ? 'nothing' : null;
}
