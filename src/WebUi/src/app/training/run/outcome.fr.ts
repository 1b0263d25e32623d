import { outcomeEn } from './outcome.en';

export const outcomeFr: typeof outcomeEn = {
  better: (version, before, percent, rows) =>
    `La version ${version} est active : son erreur est inférieure de ${percent} à celle de la version ${before} sur les mêmes ${rows} lignes de test.`,
  notWorse: (version, before, rows) =>
    `La version ${version} est active : elle n’est pas moins bonne que la version ${before} sur les mêmes ${rows} lignes de test.`,
  worse: (version, before, percent, rows) =>
    `La version ${before} reste active : l’erreur de la version ${version} est supérieure de ${percent} sur les mêmes ${rows} lignes de test.`,
  worseThan: (before, percent) =>
    `erreur supérieure de ${percent} à celle de la version ${before} sur les mêmes lignes`,
  never: (version) => `La version ${version} n’est pas encore active : activez-la quand vous le souhaitez.`,
  notCompared: (version) => `La version ${version} est active. Elle n’a pas pu être comparée à la précédente.`,
  fewRows: (version, rows, needed) =>
    `La version ${version} est active. Elle n’a pas pu être comparée à la précédente : ${rows} des ${needed} lignes de test nécessaires sont nouvelles pour les deux.`,
  by: (column) => `par ${column ?? 'ligne'}`,
  otherSplit: (version, split, error, before, splitBefore, errorBefore) =>
    `La version ${version} est active. Elle a été testée ${split} (erreur : ${error}), la version ${before} ${splitBefore} (${errorBefore}) : ces erreurs répondent à des questions différentes et ne se comparent pas.`,
  useAnyway: (version) => `Utiliser quand même la version ${version}`,
  use: (version) => `Utiliser la version ${version}`,
  predict: 'Prédire',
  stoppedEarly: (last, most, best) =>
    `Arrêt anticipé à l’époque ${last} sur ${most} : aucun progrès depuis l’époque ${best}.`,
  finishedOnRequest: (last, most, best) =>
    `Terminé à votre demande à l’époque ${last} sur ${most}. La meilleure époque était la ${best}.`,
  finishedBeforeEpochs: 'Terminé à votre demande. Le modèle est ce qui était appris jusque-là.',
  rowsNeeded: (rows, needed, recommended) =>
    `${rows} lignes sur ${needed} nécessaires – ${recommended} ou plus recommandées`,
  differentRowsNeeded: (rows, needed, recommended) =>
    `${rows} lignes différentes sur ${needed} nécessaires (sans les lignes exclues ni les doublons) – ${recommended} ou plus recommandées`,
  activate: {
    label: 'Activer la nouvelle version',
    ifBetter: 'sauf si elle est moins bonne',
    always: 'toujours',
    never: 'jamais',
  },
};
