/** What came of a training: whether its version took over, and what to do next. */
export const outcomeEn = {
  better: (version: number, before: number, percent: string, rows: string) =>
    `Version ${version} is now active: its error is ${percent} lower than that of version ${before} on the same ${rows} test rows.`,
  notWorse: (version: number, before: number, rows: string) =>
    `Version ${version} is now active: it is no worse than version ${before} on the same ${rows} test rows.`,
  worse: (version: number, before: number, percent: string, rows: string) =>
    `Version ${before} stays active: version ${version} is ${percent} worse on the same ${rows} test rows.`,
  worseThan: (before: number, percent: string) => `${percent} worse than version ${before} on the same rows`,
  never: (version: number) => `Version ${version} is not active yet: activate it when you are ready.`,
  notCompared: (version: number) =>
    `Version ${version} is now active. It could not be compared with the version before.`,
  fewRows: (version: number, rows: string, needed: number) =>
    `Version ${version} is now active. It could not be compared with the version before: ${rows} of the ${needed} test rows needed are new to both.`,
  by: (column: string | null) => `by ${column ?? 'row'}`,
  otherSplit: (
    version: number,
    split: string,
    error: string,
    before: number,
    splitBefore: string,
    errorBefore: string,
  ) =>
    `Version ${version} is now active. It was tested ${split} (error ${error}), version ${before} ${splitBefore} (${errorBefore}): these errors answer different questions and can’t be compared.`,
  useAnyway: (version: number) => `Use version ${version} anyway`,
  use: (version: number) => `Use version ${version}`,
  predict: 'Predict',
  stoppedEarly: (last: string, most: string, best: string) =>
    `Stopped early at epoch ${last} of ${most}: no improvement since epoch ${best}.`,
  finishedOnRequest: (last: string, most: string, best: string) =>
    `Finished on request at epoch ${last} of ${most}. The best epoch was ${best}.`,
  finishedBeforeEpochs: 'Finished on request. The model is what was learned until then.',
  rowsNeeded: (rows: string, needed: number, recommended: number) =>
    `${rows} of ${needed} rows needed – ${recommended} or more recommended`,
  differentRowsNeeded: (rows: string, needed: number, recommended: number) =>
    `${rows} of ${needed} different rows needed (excluded and duplicate rows do not count) – ${recommended} or more recommended`,
  activate: {
    label: 'Activate the new version',
    ifBetter: 'unless it is worse',
    always: 'always',
    never: 'never',
  },
};
