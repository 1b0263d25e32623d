/** The settings of one dataset. */
export const datasetSettingsEn = {
  title: 'Settings',
  link: 'Dataset settings',
  nameHow: 'The address of the dataset stays the same.',
  rename: 'Rename',
  renamed: (name: string) => `Renamed to ${name}`,
  duplicate: 'Duplicate',
  duplicateHow: 'Copies columns and rows, with their exclusions, but not the models. The same rows stay test rows.',
  copyName: 'Name of the copy',
  copyOf: (name: string) => `${name} (copy)`,
  duplicated: (name: string) => `${name} created`,
  duplicating: 'Copying…',
  export: 'Export',
  exportHow: 'All rows as a file, the excluded ones with their reasons.',
  delete: 'Delete dataset',
  trashHow: (days: number) =>
    `Moves the dataset, its models and its training history to the trash for ${days === 1 ? 'one day' : `${days} days`}. Running trainings stop, and predictions are refused.`,
  noTrashHow: 'Deletes the dataset, its models and its training history. It can’t be undone.',
  noRoom: 'The disk of the server is full, so the dataset can’t be moved to the trash.',
};
