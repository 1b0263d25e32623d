import { plural } from '../../../core/i18n/plural';

/** Why a column has its role, by the server's code. */
export const reasonTextsEn: Readonly<Record<string, (parameters: Readonly<Record<string, string>>) => string>> = {
  empty: () => 'It is empty.',
  countingId: () => 'It numbers the rows.',
  textsTooLong: ({ most }) => `It has texts of more than ${most ?? ''} characters.`,
  longTexts: ({ longest, most }) =>
    `Its longest text has ${longest ?? ''} characters; a category has at most ${most ?? ''}.`,
  tooManyTexts: ({ most }) => `It has at least ${most ?? ''} different texts.`,
  freeText: () => 'Its texts have several words, and most of them differ.',
  differentTexts: ({ different, texts }) => `${different ?? ''} of its ${texts ?? ''} texts are different.`,
  keptLimit: ({ most }) => `At most ${most ?? ''} columns can be kept.`,
  chosen: () => '',
  targetName: () => 'Its name suggests that it is to be predicted.',
  lastNumbers: () => 'It is the last column of numbers.',
  lastClasses: ({ classes }) => `It is the last column of classes: ${classes ?? ''} different texts.`,
  notInDataset: () => 'The dataset has no such column.',
};

const SIGNS: Readonly<Record<string, string>> = {
  ',': 'comma',
  '.': 'point',
  ' ': 'space',
  "'": 'apostrophe',
  '’': 'apostrophe',
};
const ORDERS: Readonly<Record<string, string>> = {
  dmy: 'Day, month, year',
  mdy: 'Month, day, year',
  ymd: 'Year, month, day',
};

/** What a parameter of a repair does, without the column. */
export const repairTextsEn: Readonly<Record<string, (value: string, kindOf: (kind: string) => string) => string>> = {
  header: (line) => (line === 'none' ? 'There are no column names' : `Column names are in line ${line}`),
  thousands: (sign) =>
    sign === 'none' ? 'The sign is the decimal separator' : `The ${SIGNS[sign] ?? sign} separates thousands`,
  decimal: (sign) => `The ${SIGNS[sign] ?? sign} is the decimal separator`,
  dateOrder: (order) => ORDERS[order] ?? order,
  type: (kind, kindOf) => `Use as ${kindOf(kind)}`,
  missing: (word) => `Read “${word}” as empty`,
  skipLines: (skipped) => (skipped === 'none' ? 'Skip no line' : `Skip only these lines: ${skipped}`),
  unit: (unit) => (unit ? `The unit is ${unit}` : 'No unit'),
  rename: (name) => `Name it ${name}`,
  spelling: () => 'Read as one spelling',
  delimiter: (sign) => `Separator ${sign}`,
  encoding: (encoding) => `Read as ${encoding}`,
  charset: (encoding) => `Read as ${encoding}`,
  sheet: (sheet) => `Read sheet ${sheet}`,
  target: (column) => `Predict ${column}`,
  numeric: (_, kindOf) => `Use as ${kindOf('numeric')}`,
  categorical: (_, kindOf) => `Use as ${kindOf('categorical')}`,
  kept: (_, kindOf) => `Use as ${kindOf('kept')}`,
  leaveOut: (column) => `Ignore ${column}`,
  skipBad: () => 'Skip rows with problems',
  ignoreExtra: () => 'Ignore new columns',
};

export const checkTextsEn = {
  problems: 'What was noticed',
  questions: (n: number, count: string) => plural(n, `${count} question to answer`, `${count} questions to answer`),
  noted: (n: number, count: string) => plural(n, `${count} thing to know`, `${count} things to know`),
  none: 'No problems found.',
  severities: { info: 'Note', question: 'Question', error: 'Problem' },
  where: (lines: string) => `Line ${lines}`,
  more: (count: string) => `and ${count} more`,
  reads: 'is read as',
  or: 'or',
  changes: (n: number, count: string) => plural(n, `changes ${count} cell`, `changes ${count} cells`),
  undo: 'Undo last change',
  applied: (what: string) => `Applied: ${what}`,
  showAll: (count: string) => `Show all ${count}`,
  raw: 'First lines of the file',
  headerIn: 'Column names',
  headerLine: (line: string) => `In line ${line}`,
  noHeader: 'None: the table begins with values',
  useAsHeader: (line: string) => `Use line ${line} as column names`,
  roles: { skipped: 'skipped', header: 'names', units: 'units', row: '', total: 'total', footer: 'note' },
  editColumn: (column: string) => `Settings of ${column}`,
  findColumn: 'Find a column',
  columnsOf: (from: string, to: string, all: string) => `Columns ${from}–${to} of ${all}`,
  noColumn: 'No column of this name',
  previous: 'Previous columns',
  next: 'Next columns',
  nameOf: (column: string) => `Name of ${column}`,
  unitOf: (column: string) => `Unit of ${column}`,
  notationOf: (column: string) => `Notation of ${column}`,
  unit: 'Unit',
  notation: 'Notation',
  inFile: (name: string) => `In the file: ${name}`,
  decimals: { '.': '1,234.5', ',': '1.234,5' },
  orders: { dmy: 'day/month/year', mdy: 'month/day/year', ymd: 'year/month/day' },
};
