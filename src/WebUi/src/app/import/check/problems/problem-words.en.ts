import { plural } from '../../../core/i18n/plural';
import { classProblemTextsEn } from './class-problem-words.en';

/** What the words are about. */
export interface Facts {
  column: string;
  count: number;
  /** The count as the reader writes numbers. */
  shown: string;
  /** First sample cell. */
  cell: string;
  /** Parameters of the first repair; empty without one. */
  repair: Readonly<Record<string, string>>;
}

export interface ProblemText {
  title: (facts: Facts) => string;
  /** What was done about it, or what is asked. */
  advice?: (facts: Facts) => string;
  /** What its repair does, where the parameter alone does not tell. */
  repair?: string;
}

const cells = ({ count, shown }: Facts) => plural(count, `${shown} cell`, `${shown} cells`);
const rows = ({ count, shown }: Facts) => plural(count, `${shown} row`, `${shown} rows`);
const lines = ({ count, shown }: Facts) => plural(count, `${shown} line`, `${shown} lines`);
const columns = ({ count, shown }: Facts) => plural(count, `${shown} column`, `${shown} columns`);

/** By the server's code; a code without words has the server's sentence. */
export const problemTextsEn: Readonly<Record<string, ProblemText>> = {
  // Numbers and dates
  ambiguousNumbers: {
    title: ({ column, cell }) => `Which number is ${cell} in ${column}?`,
    advice: (f) => `${cells(f)} can be read in two ways.`,
  },
  ambiguousDates: {
    title: ({ column, cell }) => `Which date is ${cell} in ${column}?`,
    advice: (f) => `${cells(f)} can’t tell day from month.`,
  },
  ambiguousTimes: {
    title: ({ column }) => `Is ${column} a time of day or a duration?`,
    advice: (f) => `${cells(f)} can be either.`,
  },
  twoDigitYears: {
    title: ({ column }) => `Two-digit years in ${column}`,
    advice: ({ cell }) => `Read with the century that fits best, such as ${cell}.`,
  },
  missingWords: {
    title: ({ column }) => `Words for “empty” in ${column}`,
    advice: (f) =>
      f.repair['missing']
        ? `${cells(f)} such as “${f.cell}” ${plural(f.count, 'is', 'are')} read as text, and may mean “empty”.`
        : `${cells(f)} such as “${f.cell}” ${plural(f.count, 'is', 'are')} read as empty.`,
  },
  unreadableCells: {
    title: ({ column }) => `Unreadable cells in ${column}`,
    advice: (f) => `${cells(f)} such as “${f.cell}” have no value and are read as empty.`,
  },
  censoredValues: {
    title: ({ column }) => `Limits instead of values in ${column}`,
    advice: (f) => `${cells(f)} such as “${f.cell}” are read as the number behind the sign.`,
  },
  mixedUnits: {
    title: ({ column }) => `Different units in ${column}`,
    advice: (f) => `${cells(f)} such as “${f.cell}” have another unit.`,
  },
  mixedScales: {
    title: ({ column }) => `Thousands and millions in ${column}`,
    advice: (f) => `${cells(f)} such as “${f.cell}” are read at their full size.`,
  },
  codes: {
    title: ({ column }) => `${column} holds codes, not numbers`,
    advice: ({ cell }) => `Codes such as ${cell} keep all their digits and are read as categories.`,
  },
  countingId: {
    title: ({ column }) => `${column} numbers the rows`,
    advice: () => 'It is kept with the rows and not learned from.',
  },
  manyCategories: {
    title: ({ column }) => `Many categories in ${column}`,
    advice: ({ shown }) => `${shown} different texts. Rare ones are treated alike.`,
  },
  textOrCategories: {
    title: ({ column }) => `Is ${column} free text or categories?`,
    advice: ({ shown }) => `${shown} different texts.`,
  },
  numbersAsCategories: {
    title: ({ column }) => `Is ${column} a number?`,
    advice: (f) => `Most cells are numbers, but some such as “${f.cell}” are not.`,
  },
  datesAsCategories: {
    title: ({ column }) => `Is ${column} a date?`,
    advice: (f) => `Most cells are dates, but some such as “${f.cell}” are not.`,
  },
  spellings: {
    title: ({ column }) => `Different spellings in ${column}`,
    advice: ({ cell }) => `Some categories differ only in case or spaces, such as “${cell}”. They stay different.`,
  },
  ...classProblemTextsEn,
  // Structure
  noHeader: {
    title: () => 'No column names',
    advice: () => 'The first line looks like values. The columns are numbered; you can rename them below.',
  },
  linesAboveHeader: {
    title: () => 'Lines above the table',
    advice: (f) => `${lines(f)} above the column names are skipped.`,
  },
  groupedHeader: {
    title: () => 'Column names in two lines',
    advice: () => 'Both lines together name the columns.',
  },
  rowNames: {
    title: () => 'Row names without a heading',
    advice: () => 'Each row begins with a name that has no heading. It became the first column.',
  },
  unitsRow: {
    title: () => 'A line of units',
    advice: () => 'It is read as the units of the columns, and not as a row.',
    repair: 'Read it as a row',
  },
  doubledNames: {
    title: () => 'Column names that occur twice',
    advice: (f) => `${columns(f)} got a number behind the name.`,
  },
  changedNames: {
    title: () => 'Changed column names',
    advice: (f) => `${columns(f)} had a name that is too long or has invisible characters.`,
  },
  unnamedColumns: { title: () => 'Columns without a name', advice: (f) => `${columns(f)} are numbered.` },
  totalRow: {
    title: () => 'A row of totals',
    advice: () => 'It adds up the other rows and is left out.',
    repair: 'Read it as a row',
  },
  possibleTotal: {
    title: () => 'Perhaps a row of totals',
    advice: () => 'The last row is called a total, but does not add up the others. It is read as a row.',
    repair: 'Skip the row',
  },
  notesBelow: { title: () => 'Notes below the table', advice: (f) => `${lines(f)} below the rows are skipped.` },
  commentLines: { title: () => 'Comments', advice: (f) => `${lines(f)} with comments are skipped.` },
  repeatedHeader: {
    title: () => 'Repeated column names',
    advice: (f) => `${lines(f)} repeat the column names and are skipped.`,
  },
  emptyRows: { title: () => 'Empty rows', advice: (f) => `${rows(f)} without any value are skipped.` },
  shortRows: {
    title: () => 'Short rows',
    advice: (f) => `${rows(f)} lack cells at the end. These are read as empty.`,
  },
  paddedRows: {
    title: () => 'Empty cells at the end',
    advice: (f) => `${rows(f)} have empty cells behind the last column. These are ignored.`,
  },
  longRows: {
    title: () => 'Rows with too many cells',
    advice: (f) => `${rows(f)} have more cells than there are columns. Check the separator and the column names.`,
  },
  damagedRows: { title: () => 'Quotation marks that don’t match', advice: (f) => `${rows(f)} can’t be read.` },
  backslashQuotes: {
    title: () => 'Backslashes before quotation marks',
    advice: () => 'They are removed.',
  },
  singleQuotes: { title: () => 'Cells in single quotation marks', advice: () => 'The marks are removed.' },
  layoutDetected: {
    title: () => 'A table without separators',
    advice: () => 'Its columns were found by the blanks or frames between them.',
  },
  encodingGuessed: {
    title: ({ cell }) => (cell ? `Do these letters look right: ${cell}` : 'Check the letters'),
    advice: () => 'The file doesn’t say its encoding. It was recognized by its letters.',
  },
  noTarget: {
    title: () => 'Nothing to predict',
    advice: () => 'No column holds numbers or classes. Choose the target above, or how its numbers are written.',
  },
  noInputs: {
    title: () => 'Nothing to learn from',
    advice: () => 'At least one column besides the target must be an input.',
  },
  tooManyInputs: {
    title: () => 'Too many inputs',
    advice: ({ shown }) => `${shown} inputs are more than a dataset can have. Keep or ignore some of them.`,
  },
  tooManyKept: {
    title: () => 'Too many kept columns',
    advice: ({ shown }) => `${shown} kept columns are more than a dataset can have. Ignore some of them.`,
  },
  unreadableColumn: {
    title: ({ column }) => `${column} holds something else`,
    advice: (f) => `${cells(f)} can’t be read as values of the dataset’s column.`,
  },
  // Workbooks and other files
  sheetChosen: {
    title: () => 'One of several sheets',
    advice: ({ cell }) => (cell ? `Sheet “${cell}” is read.` : 'The sheet with the largest table is read.'),
  },
  mergedCells: {
    title: () => 'Merged cells',
    advice: (f) => `The value of ${cells(f)} stands in the first cell; the others are empty.`,
  },
  hiddenRows: { title: () => 'Hidden rows', advice: (f) => `${rows(f)} that the sheet hides are read too.` },
  hiddenColumns: {
    title: () => 'Hidden columns',
    advice: (f) => `${columns(f)} that the sheet hides are read too.`,
  },
  errorCells: {
    title: () => 'Cells with errors',
    advice: (f) => `${cells(f)} with an error of a formula are read as empty.`,
  },
  uncalculatedFormulas: {
    title: () => 'Formulas without a result',
    advice: (f) => `${cells(f)} are read as empty. Open the file in Excel and save it to have their results.`,
  },
  tableChosen: {
    title: () => 'One of several tables on the sheet',
    advice: () => 'The largest one is read.',
  },
  cannotBeReturned: {
    title: () => 'This file can’t be returned with predictions',
    advice: () => 'A part of it is damaged, or it has macros. Choose another format for the answer.',
  },
  noRows: { title: () => 'A header, but no rows', advice: () => 'Choose a file with rows below its header.' },
  nestedValues: {
    title: ({ column }) => `Nested values in ${column}`,
    advice: () => 'Lists and objects cannot be read. The column is ignored.',
  },
};
