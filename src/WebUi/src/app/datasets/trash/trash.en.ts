/** Deleted datasets, until they are restored or gone. */
export const trashEn = {
  title: 'Trash',
  link: (count: string) => `Trash (${count})`,
  back: 'All datasets',
  days: (n: number) =>
    n === 1
      ? 'Deleted datasets are kept for one day.'
      : `Deleted datasets are kept for ${n} days, then deleted permanently.`,
  none: 'The trash is empty.',
  name: 'Name',
  rows: 'Rows',
  deletedAt: 'Deleted',
  keptUntil: 'Kept until',
  restore: 'Restore',
  restoreName: (name: string) => `Restore ${name}`,
  deleteNow: 'Delete now',
  deleteNowName: (name: string) => `Delete ${name} permanently`,
  deleteTitle: (name: string) => `Delete ${name} permanently?`,
  deleteWhat: (rows: string) => `This deletes ${rows}, the models and the training history. It can’t be undone.`,
  moved: (name: string) => `${name} moved to the trash`,
  deleted: (name: string) => `${name} deleted`,
  restored: (name: string) => `${name} restored`,
  restoredAt: (name: string, address: string) =>
    `${name} restored at ${address}: another dataset uses its former address`,
  hidden: 'This dataset is in the trash',
  open: 'Open the trash',
};
