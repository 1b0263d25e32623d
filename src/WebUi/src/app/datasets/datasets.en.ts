import { plural } from '../core/i18n/plural';

/** One dataset: choosing, creating, renaming and deleting it. */
export const datasetsEn = {
  none: '–',
  choose: 'Choose a dataset',
  switcher: (name: string) => `Dataset: ${name}`,
  new: 'New dataset',
  rename: 'Rename',
  renameTitle: (name: string) => `Rename ${name}`,
  delete: 'Delete dataset',
  deleteTitle: (name: string) => `Delete ${name}?`,
  notFound: 'Dataset not found',
  toOthers: 'All datasets',
  welcome: 'Predict a column of your spreadsheet',
  welcomeHow: 'Import a table. Regressor learns from its rows and shows how far its predictions can be trusted.',
  name: 'Name',
  namePlaceholder: 'House sales',
  nameNeeded: 'Enter a name',
  columns: 'Columns',
  columnsHow:
    'Inputs are what you know before you predict. Kept columns, such as IDs and notes, are stored but not used for training.',
  columnName: (index: number) => `Column ${index}`,
  role: 'Role',
  kind: 'Type',
  unit: 'Unit (optional)',
  addColumn: 'Add column',
  removeColumn: (name: string) => `Remove column ${name}`,
  target: 'Target',
  targetHow: 'What you want to predict',
  targetName: 'Target name',
  columnNeeded: 'Enter a name',
  columnTwice: 'This name is already used',
  create: 'Create dataset',
};

/** All datasets, and the sample. */
export const libraryEn = {
  title: 'Datasets',
  all: 'All datasets',
  name: 'Name',
  examples: 'Rows',
  changes: 'Data version',
  model: 'Active model',
  noModel: '–',
  facts: (target: string, inputs: string) => `${target} from ${inputs}`,
  kept: (columns: string) => `Kept: ${columns}`,
  created: 'Created',
  rename: (name: string) => `Rename ${name}`,
  delete: (name: string) => `Delete ${name}`,
  none: 'No datasets yet. Create one, or try a sample: house sales around Sacramento.',
  sample: 'Try a sample',
  sampleHow: 'House sales around Sacramento',
  sampleThere: 'The sample already exists.',
  deleteWhat: (examples: string, models: string) =>
    `This also deletes ${examples}, ${models} and the training history. It can’t be undone.`,
  models: (n: number, count: string) => plural(n, `${count} model`, `${count} models`),
  itsModels: 'its models',
};
