import type { datasetSettingsEn } from './settings.en';

export const datasetSettingsFr: typeof datasetSettingsEn = {
  title: 'Réglages',
  link: 'Réglages du jeu de données',
  nameHow: 'L’adresse du jeu de données ne change pas.',
  rename: 'Renommer',
  renamed: (name) => `Renommé : ${name}`,
  duplicate: 'Dupliquer',
  duplicateHow:
    'Copie les colonnes et les lignes, avec leurs exclusions, mais pas les modèles. Les lignes de test restent les mêmes.',
  copyName: 'Nom de la copie',
  copyOf: (name) => `${name} (copie)`,
  duplicated: (name) => `${name} : copie créée`,
  duplicating: 'Copie en cours…',
  export: 'Exporter',
  exportHow: 'Toutes les lignes dans un fichier, avec le motif de celles qui sont exclues.',
  delete: 'Supprimer le jeu de données',
  trashHow: (days) =>
    `Déplace le jeu de données, ses modèles et l’historique des entraînements dans la corbeille pour ${days === 1 ? 'un jour' : `${days} jours`}. Les entraînements en cours s’arrêtent et les prédictions sont refusées.`,
  noTrashHow: 'Supprime le jeu de données, ses modèles et l’historique des entraînements. Cette action est définitive.',
  noRoom: 'Le disque du serveur est plein\u00a0: le jeu de données ne peut pas être déplacé dans la corbeille.',
};
