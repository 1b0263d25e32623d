import type { failuresEn } from './failures.en';

const LESS =
  'Choisissez moins de réseaux, des lots plus petits, des couches moins nombreuses ou moins larges, ou excluez des lignes.';

export const failuresFr: typeof failuresEn = {
  tooFewRows: (needed, n, different, { testRows, duplicates }) => {
    const notes = [
      ...(testRows === null ? [] : [`sans compter ${testRows} lignes de test`]),
      ...(duplicates ? ['les doublons comptent une fois'] : []),
    ];
    const note = notes.length > 0 ? ` (${notes.join('\u00a0; ')})` : '';
    return `L’entraînement demande au moins ${needed} lignes différentes\u00a0; il y en a ${different}${note}. Ajoutez des lignes.`;
  },
  tooFewGroups: (groups) =>
    `Le partage de ce jeu de données demande au moins deux groupes ou dates pour l’entraînement, en plus de ceux du test\u00a0; il y en a ${groups === 1 ? 'un seul' : 'aucun'}. Ajoutez des lignes d’autres groupes ou dates, ou partagez par ligne.`,
  constantTarget: (value) =>
    value === null
      ? 'La variable cible est la même classe dans toutes les lignes d’entraînement. Ajoutez des lignes d’autres classes.'
      : `La variable cible vaut ${value} dans toutes les lignes d’entraînement. Ajoutez des lignes avec d’autres valeurs.`,
  tooManyClasses: (classes, limit) =>
    `La variable cible a ${classes} classes ; la limite est de ${limit}. Fusionnez des classes rares ou excluez leurs lignes.`,
  constantInputs: () =>
    'Aucune variable d’entrée ne varie dans les lignes d’entraînement. Ajoutez une colonne aux valeurs différentes, ou des lignes.',
  tableTooLarge: () =>
    'Le jeu de données a plus de lignes et de colonnes qu’un entraînement ne peut en traiter. Excluez des lignes.',
  inputTooLarge: () =>
    'Une variable d’entrée a des valeurs trop grandes pour le calcul. Choisissez une unité plus grande, ou corrigez les valeurs extrêmes.',
  targetTooLarge: (value, limit) =>
    `La variable cible vaut ${value} dans une ligne\u00a0; la limite est ${limit}. Corrigez ou excluez cette ligne, ou choisissez une unité plus grande.`,
  targetsTooClose: (limit) =>
    `Les valeurs de la variable cible diffèrent de moins de ${limit}, trop peu pour le calcul. Choisissez une unité plus petite.`,
  stepTooLarge: (values, limit) =>
    `Un pas d’entraînement calculerait ${values} nombres dans une couche\u00a0; la limite est ${limit}. Choisissez moins de réseaux, des lots plus petits ou des couches moins larges.`,
  networksTooLarge: (parameters, limit) =>
    `Les réseaux auraient ${parameters} paramètres\u00a0; la limite est ${limit}. Choisissez moins de réseaux, ou des couches moins nombreuses ou moins larges.`,
  overflow: () => 'Des valeurs du modèle sont devenues trop grandes. Vérifiez les valeurs extrêmes des lignes.',
  diverged: (epoch) =>
    `La perte a divergé à l’époque ${epoch}. Choisissez un taux d’apprentissage plus petit, ou vérifiez les valeurs extrêmes des lignes.`,
  outOfMemory: () => `La mémoire du serveur n’a pas suffi. ${LESS}`,
  notEnoughMemory: (needed, available) =>
    `Cet entraînement demande environ ${needed} de mémoire\u00a0; ${available} sont disponibles. ${LESS}`,
  noActiveModel: () => 'Il n’y a pas de modèle actif à reprendre. Entraînez un nouveau modèle.',
  unusableActiveModel: () =>
    'Le fichier du modèle actif est illisible. Entraînez un nouveau modèle, ou activez une autre version.',
  diskFull: () => 'Le disque du serveur est plein. Libérez de la place et relancez l’entraînement.',
  serverStopped: (times) =>
    `Le serveur s’est arrêté ${times} fois pendant cet entraînement, qui n’est donc pas relancé. Il demande peut-être plus de mémoire qu’il n’y en a. ${LESS}`,
  unexpected: () => 'Erreur inattendue. Les détails sont dans le journal du serveur.',
};
