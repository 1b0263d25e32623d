/** What came of a training: whether its version took over, and what to do next. */
export const outcomeEn = {
  better: (version: number, before: number, percent: string, rows: string) =>
    `Version ${version} took over: its error is ${percent} smaller than that of version ${before}, on the same ${rows} test rows.`,
  notWorse: (version: number, before: number, rows: string) =>
    `Version ${version} took over: on the same ${rows} test rows it is no worse than version ${before}.`,
  worse: (version: number, before: number, percent: string, rows: string) =>
    `Version ${before} still answers: on the same ${rows} test rows, version ${version} is ${percent} worse.`,
  worseThan: (before: number, percent: string) => `${percent} worse than version ${before} on the same rows`,
  never: (version: number) => `Version ${version} does not answer yet: it was to wait until somebody activates it.`,
  notCompared: (version: number) => `Version ${version} took over. It could not be compared with the one before.`,
  fewRows: (version: number, rows: string, needed: number) =>
    `Version ${version} took over. It could not be compared with the one before: ${rows} of the ${needed} test rows needed are new to both.`,
  useAnyway: (version: number) => `Use version ${version} anyway`,
  use: (version: number) => `Use version ${version}`,
  predict: 'Predict',
  stoppedEarly: (last: string, most: string, best: string) =>
    `Stopped early, after epoch ${last} of at most ${most}: no better since epoch ${best}.`,
  rowsNeeded: (rows: string, needed: number, recommended: number) =>
    `${rows} of ${needed} rows needed – ${recommended} or more recommended`,
  activate: {
    label: 'The new version answers',
    ifBetter: 'unless it is worse',
    always: 'always',
    never: 'not by itself',
  },
};
