import { plural } from '../core/i18n/plural';

/** One dataset: choosing, creating, renaming and deleting it. */
export const datasetsEn = {
  /** Short, for a phone's head. */
  choose: 'Datasets',
  switcher: (name: string) => `Dataset: ${name}`,
  new: 'New dataset',
  notFound: 'Dataset not found',
  toOthers: 'All datasets',
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
  model: 'Active model',
  noModel: '–',
  facts: (target: string, inputs: string) => `${target} from ${inputs}`,
  created: 'Created',
  opened: 'Last opened',
  never: '–',
  star: (name: string) => `Star ${name}`,
  starred: 'Starred',
  unstarred: 'Star: list it first',
  settings: (name: string) => `Settings of ${name}`,
  search: 'Search datasets',
  found: (n: number, count: string) => plural(n, `${count} dataset found`, `${count} datasets found`),
  noMatch: 'No datasets match.',
  clearSearch: 'Clear search',
  none: 'No datasets yet. Create one, or try a sample.',
};
