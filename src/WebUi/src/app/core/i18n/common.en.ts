/** What every page needs. */
export const commonEn = {
  tryAgain: 'Try again',
  reference: 'Code for support:',
  loading: 'Loading',
  cancel: 'Cancel',
  save: 'Save',
  undo: 'Undo',
  delete: 'Delete',
  edit: 'Edit',
  copied: 'Copied',
  notCopied: 'Can’t copy in this browser. Select the text and copy it yourself.',
  copy: 'Copy',
  close: 'Close',
  examples: (count: string) => (count === '1' ? '1 row' : `${count} rows`),
};

export const pagesEn = {
  predict: 'Predict',
  add: 'Add',
  data: 'Data',
  model: 'Model',
  versions: 'Versions',
  history: 'Training history',
  datasets: 'Datasets',
  settings: 'Settings',
  trash: 'Trash',
  newDataset: 'New dataset',
  import: 'Import',
  many: 'Predict a file',
  access: 'Access',
  about: 'Help',
  notFound: 'Not found',
};

export const frameEn = {
  skip: 'Skip to content',
  notLoaded: 'A part of this page could not be loaded.',
  notLoadedHow:
    'The connection was lost, or the server has been updated. Loading the page again helps once the server answers.',
  places: 'Main navigation',
  switchLanguage: 'EN. Passer au français',
  theme: (name: string) => `Theme: ${name}. Change`,
};

export const themesEn = { system: 'System', light: 'Light', dark: 'Dark' };

export const chartsEn = {
  asTable: 'View data',
  menu: 'Chart options',
  png: 'Download PNG',
  svg: 'Download SVG',
  csv: 'Download CSV',
  log: 'Logarithmic scale',
  logOf: (axis: string) => `Logarithmic: ${axis}`,
  range: 'Range',
  explore: (opens: boolean) => `Values in the chart: arrow keys move${opens ? ', Enter opens' : ''}`,
  firstOf: (shown: string, total: string) => `Showing ${shown} of ${total} rows`,
};

export const paginatorEn = {
  itemsPerPage: 'Rows per page',
  next: 'Next page',
  previous: 'Previous page',
  first: 'First page',
  last: 'Last page',
  range: (from: string, to: string, total: string) => `${from} to ${to} of ${total}`,
  page: 'Page',
  pages: (count: string) => `of ${count}`,
};
