import type { runsEn } from './runs.en';

export const runsFr: typeof runsEn = {
  none: 'Aucun entraînement pour l’instant.',
  toModel: 'Modèle',
  started: 'Début',
  status: 'État',
  duration: 'Durée',
  model: 'Modèle',
  title: (when) => `Entraînement du ${when}`,
  notFound: 'Entraînement introuvable',
  back: 'Tous les entraînements',
  open: (when) => `Entraînement du ${when}`,
  options: 'Options utilisées',
  result: 'Résultat',
  details: 'Détails de l’entraînement',
  modelGone: (version) => `Version ${version} créée (supprimée)`,
};
