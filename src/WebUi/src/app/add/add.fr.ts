import type { addEn } from './add.en';

export const addFr: typeof addEn = {
  title: 'Ajouter une ligne',
  save: 'Ajouter',
  hint: 'Appuyez sur Entrée pour enregistrer et continuer',
  recent: 'Derniers ajouts',
  none: 'Les lignes ajoutées apparaissent ici.',
  saved: 'Ligne ajoutée.',
  undone: 'Ligne retirée.',
  undo: (what) => `Annuler ${what}`,
  notSaved: 'Non enregistré : le serveur ne répond pas. Appuyez sur Entrée pour réessayer.',
};
