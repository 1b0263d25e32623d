import { plural } from '../../core/i18n/plural.fr';
import type { batchEn } from './batch.en';

export const batchFr: typeof batchEn = {
  title: 'Prédire un fichier',
  link: 'Prédire tout un fichier',
  how: (columns) =>
    `Envoyez un tableau avec ces colonnes : ${columns}. Vous le récupérez avec les prédictions et leurs fourchettes.`,
  back: 'Prédiction unique',
  predicting: 'Prédiction…',
  ready: (n, count) => (n < 2 ? `${count} ligne peut être prédite` : `${count} lignes peuvent être prédites`),
  failed: (n, count) => (n < 2 ? `${count} ligne à corriger` : `${count} lignes à corriger`),
  asked: (n, count, rows) =>
    n === 0
      ? `Aucune des ${rows} lignes n’est à soumettre à une personne.`
      : plural(
          n,
          `${count} ligne sur ${rows} est à soumettre à une personne`,
          `${count} lignes sur ${rows} sont à soumettre à une personne`,
        ) + '\u00a0: «\u00a0ask a person\u00a0» dans la colonne «\u00a0decision\u00a0» du fichier.',
  downloadProblems: 'Télécharger la liste des problèmes',
  download: 'Télécharger avec les prédictions',
  first: (count) => `${count} premières lignes`,
  absent: (columns) => `Colonnes manquantes : ${columns}. Les prédictions seront moins précises.`,
  predicted: (target) => `${target} (valeur prédite)`,
  interval: (confidence) => `Fourchette à ${confidence}`,
  warnings: 'Avertissements',
};
