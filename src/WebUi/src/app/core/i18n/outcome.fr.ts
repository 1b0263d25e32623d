import { outcomeEn } from './outcome.en';

export const outcomeFr: typeof outcomeEn = {
  better: (version, before, percent, rows) =>
    `La version ${version} a pris le relais : son erreur est de ${percent} plus petite que celle de la version ${before}, sur les mêmes ${rows} lignes de test.`,
  notWorse: (version, before, rows) =>
    `La version ${version} a pris le relais : sur les mêmes ${rows} lignes de test, elle n’est pas moins bonne que la version ${before}.`,
  worse: (version, before, percent, rows) =>
    `La version ${before} répond toujours : sur les mêmes ${rows} lignes de test, l’erreur de la version ${version} est de ${percent} plus grande.`,
  worseThan: (before, percent) => `erreur de ${percent} plus grande que la version ${before} sur les mêmes lignes`,
  never: (version) => `La version ${version} ne répond pas encore : elle devait attendre qu’on l’active.`,
  notCompared: (version) => `La version ${version} a pris le relais. Elle n’a pas pu être comparée à la précédente.`,
  fewRows: (version, rows, needed) =>
    `La version ${version} a pris le relais. Elle n’a pas pu être comparée à la précédente : ${rows} des ${needed} lignes de test nécessaires sont nouvelles pour les deux.`,
  useAnyway: (version) => `Utiliser quand même la version ${version}`,
  use: (version) => `Utiliser la version ${version}`,
  predict: 'Prédire',
  stoppedEarly: (last, most, best) =>
    `Arrêt anticipé après l’époque ${last} sur ${most} au plus : plus de progrès depuis l’époque ${best}.`,
  rowsNeeded: (rows, needed, recommended) =>
    `${rows} lignes sur ${needed} nécessaires – ${recommended} ou plus recommandées`,
  activate: {
    label: 'La nouvelle version répond',
    ifBetter: 'sauf si elle est moins bonne',
    always: 'toujours',
    never: 'pas d’elle-même',
  },
};
