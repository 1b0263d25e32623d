import { splitEn } from './split-words.en';

export const splitFr: typeof splitEn = {
  question: 'Que vaut-il pour…',
  row: 'une autre ligne semblable',
  rowHow: 'Testé sur des lignes tirées au hasard.',
  group: 'une nouvelle valeur de',
  groupColumn: 'Colonne des groupes',
  groupHow: (column) => `Testé sur des valeurs de ${column} absentes de l’apprentissage.`,
  time: 'une valeur ultérieure de',
  timeColumn: 'Colonne du temps',
  timeHow: (column) => `Testé sur les lignes les plus récentes d’après ${column}.`,
  badge: (column) => `par ${column}`,
  byRow: 'par ligne',
  answer: {
    group: (column) => `Pour une nouvelle valeur de ${column}.`,
    time: (column) =>
      `Pour une valeur ultérieure de ${column}\u00a0: large comme il le fallait aux lignes les plus récentes, sans promesse.`,
  },
  report: {
    observed: 'observé sur la période testée, sans promesse pour la suite.',
    groups: (column, tested, trained) => `Valeurs de ${column}\u00a0: ${trained} apprises · ${tested} testées.`,
    times: (column, from, to) => `Testé sur ${column}, de ${from} à ${to}.`,
    later: (rows, error, tested) =>
      `Les erreurs augmentent avec le temps\u00a0: pour les ${rows} lignes suivantes, attendez-vous à une erreur quadratique moyenne d’environ ${error} plutôt que ${tested}.`,
  },
  compared: (first, one, second, other) =>
    `La version ${first} a été testée ${one}, la version ${second} ${other}. Leurs chiffres répondent à des questions différentes et ne se comparent pas.`,
  suggestion: {
    title: {
      group: (column) => `Une nouvelle valeur de ${column} est plus difficile à prédire`,
      time: (column) => `Une valeur ultérieure de ${column} est plus difficile à prédire`,
    },
    explained: (target) => `Part des écarts de ${target} qu’un modèle rapide explique, pour\u00a0:`,
    known: {
      group: (column) => `Une valeur connue de ${column}`,
      time: (column) => `Une valeur de ${column} parmi celles connues`,
    },
    unknown: {
      group: (column) => `Une nouvelle valeur de ${column}`,
      time: (column) => `Une valeur ultérieure de ${column}`,
    },
    nothing: 'rien',
    groups: (groups, column, rows) => `${groups} valeurs de ${column} d’environ ${rows} lignes chacune`,
    repeated: (columns, n) => `${columns} ${n === 1 ? 'ne varie' : 'ne varient'} jamais au sein d’une valeur`,
    correlation: (column, correlation) =>
      `Les lignes qui se suivent d’après ${column} ont des erreurs semblables (corrélation des rangs\u00a0: ${correlation})`,
    advice: {
      group: (column) =>
        `Le modèle sera-t-il interrogé sur une valeur de ${column} absente de ces lignes\u00a0? Alors partagez par ${column}\u00a0: les chiffres vaudront pour une nouvelle valeur.`,
      time: (column) =>
        `Le modèle sera-t-il interrogé sur une valeur ultérieure de ${column}\u00a0? Alors partagez par ${column}\u00a0: les chiffres vaudront pour des lignes plus récentes.`,
    },
    brief: (column) => `Suggestion\u00a0: partager par ${column}`,
    apply: (column) => `Partager par ${column}`,
    keep: 'Garder par ligne',
    followed: {
      group: (column) => `Partagé par ${column}\u00a0: les chiffres vaudront pour une nouvelle valeur de ${column}.`,
      time: (column) => `Partagé par ${column}\u00a0: les chiffres vaudront pour des lignes plus récentes.`,
    },
    back: 'Revenir à par ligne',
    kept: 'Le partage reste par ligne. La suggestion reste visible dans les réglages.',
  },
  settings: {
    title: 'Question du test',
    how: 'Les modèles existants gardent leur partage. Le prochain entraînement utilise le nouveau.',
    save: 'Changer',
    saved: (split) => `Partage ${split}. Le prochain entraînement l’utilise.`,
    undone: (split) => `De nouveau partagé ${split}`,
  },
};
