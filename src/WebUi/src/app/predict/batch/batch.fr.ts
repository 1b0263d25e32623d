import type { batchEn } from './batch.en';

export const batchFr: typeof batchEn = {
  title: 'Prédire un fichier',
  link: 'Prédire tout un fichier',
  how: (columns) =>
    `Envoyez un tableau avec ces colonnes : ${columns}. Vous le récupérez avec les prédictions et leurs fourchettes.`,
  back: 'Prédiction unique',
  predicting: (sent) => `Prédiction, ${sent} envoyés`,
  done: (n, count) => (n < 2 ? `${count} ligne prédite` : `${count} lignes prédites`),
  failed: (n, count) =>
    n < 2 ? `${count} ligne n’a pas pu être prédite` : `${count} lignes n’ont pas pu être prédites`,
  download: 'Télécharger avec les prédictions',
  first: (count) => `${count} premières lignes`,
  absent: (columns) => `Colonnes manquantes : ${columns}. Les prédictions seront moins précises.`,
  row: 'Ligne',
  predicted: (target) => `${target} (valeur prédite)`,
  interval: (confidence) => `Fourchette à ${confidence}`,
  warnings: 'Avertissements',
};
