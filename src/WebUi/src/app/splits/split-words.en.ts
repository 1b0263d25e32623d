/** What a dataset's models are tested on, and what their figures therefore say. */
export const splitEn = {
  question: 'How good is it for …',
  row: 'another row like these',
  rowHow: 'Tested on rows held out at random.',
  group: 'a new',
  groupColumn: 'Column of the groups',
  groupHow: (column: string) => `Tested on values of ${column} that no row was learned from.`,
  time: 'a later',
  timeColumn: 'Column of the time',
  timeHow: (column: string) => `Tested on the rows with the latest ${column}.`,
  badge: (column: string) => `by ${column}`,
  byRow: 'by row',
  answer: {
    group: (column: string) => `For a new ${column}.`,
    time: (column: string) => `For a later ${column}: as wide as the newest rows needed, which is no promise.`,
  },
  report: {
    observed: 'observed in the tested period, which is no promise for later.',
    groups: (column: string, tested: string, trained: string) =>
      `Values of ${column}: ${trained} learned from · ${tested} tested.`,
    times: (column: string, from: string, to: string) => `Tested on ${column} from ${from} to ${to}.`,
    later: (rows: string, error: string, tested: string) =>
      `Errors grow with time: for the next ${rows} rows, expect a root mean square error of about ${error} rather than ${tested}.`,
  },
  compared: (first: number, one: string, second: number, other: string) =>
    `Version ${first} was tested ${one}, version ${second} ${other}. Their figures answer different questions and can’t be compared.`,
  suggestion: {
    title: {
      group: (column: string) => `A new ${column} is harder to predict`,
      time: (column: string) => `A later ${column} is harder to predict`,
    },
    explained: (target: string) => `How much of the differences in ${target} a quick model explains, for:`,
    known: {
      group: (column: string) => `A known ${column}`,
      time: (column: string) => `A ${column} among the known ones`,
    },
    unknown: {
      group: (column: string) => `A new ${column}`,
      time: (column: string) => `A later ${column}`,
    },
    nothing: 'nothing',
    groups: (groups: string, column: string, rows: string) =>
      `${groups} values of ${column} with about ${rows} rows each`,
    repeated: (columns: string, n: number) => `${columns} never ${n === 1 ? 'differs' : 'differ'} within one`,
    correlation: (column: string, correlation: string) =>
      `Rows that follow each other by ${column} have similar errors (rank correlation ${correlation})`,
    advice: {
      group: (column: string) =>
        `Will it be asked about a ${column} that is not in these rows? Then split by ${column}, so that the figures are about a new one.`,
      time: (column: string) =>
        `Will it be asked about a later ${column}? Then split by ${column}, so that the figures are about later rows.`,
    },
    brief: (column: string) => `Suggestion: split by ${column}`,
    apply: (column: string) => `Split by ${column}`,
    keep: 'Keep by row',
    followed: {
      group: (column: string) => `Split by ${column}: the figures will be about a new ${column}.`,
      time: (column: string) => `Split by ${column}: the figures will be about later rows.`,
    },
    back: 'Back to by row',
    kept: 'Stays split by row. The settings still show the suggestion.',
  },
  settings: {
    title: 'Test question',
    how: 'Existing models keep their split. The next training uses the new one.',
    save: 'Change',
    saved: (split: string) => `Split ${split}. The next training uses it.`,
    undone: (split: string) => `Split ${split} again`,
  },
};
