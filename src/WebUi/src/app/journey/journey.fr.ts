import type { dropEn, homeEn, journeyEn, shortcutsEn } from './journey.en';

export const journeyFr: typeof journeyEn = {
  label: 'Prochaine étape',
  empty: (needed) => `Aucune ligne. Ajoutez-en au moins ${needed}, puis lancez l’entraînement.`,
  ready: (count) => `${count}, prêtes pour l’entraînement. Il dure en général quelques secondes.`,
  changed: (version) => `Les données ont changé depuis l’entraînement de ${version}.`,
  trained: (version) => `${version} est prête.`,
  add: 'Ajouter des lignes',
  import: 'Importer un tableau',
  retrain: 'Réentraîner',
  predict: 'Prédire',
  report: 'Voir le rapport',
  rows: (n, count) => (n < 2 ? `${count} ligne` : `${count} lignes`),
  changedMark: 'données modifiées',
};

export const homeFr: typeof homeEn = {
  title: 'Prédisez une colonne de votre tableur',
  promise: 'et sachez jusqu’où vous fier à chaque prédiction. Rien ne quitte ce serveur.',
  paste: 'ou appuyez sur Ctrl+V : des cellules copiées conviennent aussi',
  byHand: 'Commencer par un tableau vide',
  steps: 'Comment ça marche',
  step: {
    data: 'Ajoutez votre tableau',
    model: 'Entraînez en un clic',
    predict: 'Prédisez avec une fourchette',
  },
  samples: 'Pas de données sous la main ? Essayez un exemple :',
};

export const dropFr: typeof dropEn = {
  here: 'Déposez le fichier pour l’importer',
  into: (dataset) => `Déposez le fichier pour l’importer dans ${dataset}`,
  oneFile: 'Choisissez un seul fichier',
};

export const shortcutsFr: typeof shortcutsEn = {
  title: 'Raccourcis clavier',
  open: 'Raccourcis clavier',
  then: 'puis',
  keys: {
    data: 'Aller aux données',
    model: 'Aller au modèle',
    predict: 'Aller à la prédiction',
    add: 'Ajouter une ligne',
    search: 'Rechercher',
    train: 'Entraîner',
    undo: 'Annuler la dernière modification',
    help: 'Afficher cette liste',
  },
  enabled: 'Raccourcis à une touche',
  enabledHow: 'Désactivez-les si vous dictez au clavier ou s’ils vous gênent.',
};
