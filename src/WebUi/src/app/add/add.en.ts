export const addEn = {
  title: 'Add a row',
  save: 'Add',
  hint: 'Press Enter to save and continue',
  recent: 'Recently added',
  none: 'Rows you add appear here.',
  saved: 'Row added.',
  undone: 'Row removed.',
  undo: (what: string) => `Undo ${what}`,
  notSaved: 'Not saved – can’t reach the server. Press Enter to retry.',
};
