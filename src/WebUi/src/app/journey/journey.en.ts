import { plural } from '../core/i18n/plural';

/** What to do next, on every page of a dataset. */
export const journeyEn = {
  label: 'Next step',
  empty: (needed: string) => `No rows yet. Add at least ${needed}, then train.`,
  ready: (count: string) => `${count}, ready to train. Usually takes a few seconds.`,
  changed: (version: string) => `Data has changed since ${version} was trained.`,
  trained: (version: string) => `${version} is ready.`,
  add: 'Add rows',
  import: 'Import a table',
  retrain: 'Retrain',
  predict: 'Predict',
  report: 'See report',
  rows: (n: number, count: string) => plural(n, `${count} row`, `${count} rows`),
  changedMark: 'new data',
};

/** The first page of an empty server. */
export const homeEn = {
  title: 'Predict a column of your spreadsheet',
  promise: 'and know how far each prediction can be trusted. Nothing leaves this server.',
  paste: 'or press Ctrl+V: copied cells work too',
  byHand: 'Start with an empty table',
  steps: 'How it works',
  step: { data: 'Add your table', model: 'Train with one click', predict: 'Predict with a range' },
  samples: 'No data at hand? Try one:',
};

/** A file or a table over the whole window. */
export const dropEn = {
  here: 'Drop the file to import it',
  into: (dataset: string) => `Drop the file to import it into ${dataset}`,
  oneFile: 'Choose one file',
};

export const shortcutsEn = {
  title: 'Keyboard shortcuts',
  open: 'Keyboard shortcuts',
  then: 'then',
  keys: {
    data: 'Go to data',
    model: 'Go to model',
    predict: 'Go to predict',
    add: 'Add a row',
    search: 'Search',
    train: 'Train',
    undo: 'Undo the last change',
    help: 'Show this list',
  },
  enabled: 'Single-key shortcuts',
  enabledHow: 'Turn them off if you use speech input or if they get in your way.',
};
