import type { chartsEn, commonEn, frameEn, pagesEn, paginatorEn, themesEn } from './common.en';

export const commonFr: typeof commonEn = {
  tryAgain: 'Réessayer',
  reference: 'Code pour le support :',
  loading: 'Chargement',
  cancel: 'Annuler',
  save: 'Enregistrer',
  undo: 'Annuler',
  delete: 'Supprimer',
  edit: 'Modifier',
  copied: 'Copié',
  notCopied: 'Copie impossible dans ce navigateur. Sélectionnez le texte et copiez-le vous-même.',
  copy: 'Copier',
  close: 'Fermer',
  examples: (count) => (count === '0' || count === '1' ? `${count} ligne` : `${count} lignes`),
};

export const pagesFr: typeof pagesEn = {
  predict: 'Prédire',
  add: 'Ajouter',
  data: 'Données',
  model: 'Modèle',
  versions: 'Versions',
  history: 'Historique des entraînements',
  datasets: 'Jeux de données',
  settings: 'Réglages',
  trash: 'Corbeille',
  newDataset: 'Nouveau jeu de données',
  import: 'Importer',
  many: 'Prédire un fichier',
  access: 'Accès',
  about: 'Aide',
  notFound: 'Introuvable',
};

export const frameFr: typeof frameEn = {
  skip: 'Aller au contenu',
  notLoaded: 'Une partie de cette page n’a pas pu être chargée.',
  notLoadedHow:
    'La connexion a été perdue, ou le serveur a été mis à jour. Rechargez la page dès que le serveur répond.',
  places: 'Navigation principale',
  switchLanguage: 'FR. Switch to English',
  theme: (name) => `Thème : ${name}. Changer`,
};

export const themesFr: typeof themesEn = { system: 'Automatique (système)', light: 'Clair', dark: 'Sombre' };

export const chartsFr: typeof chartsEn = {
  asTable: 'Afficher les données',
  menu: 'Options du graphique',
  png: 'Télécharger en PNG',
  svg: 'Télécharger en SVG',
  csv: 'Télécharger en CSV',
  log: 'Échelle logarithmique',
  logOf: (axis) => `Échelle logarithmique\u00a0: ${axis}`,
  range: 'Fourchette',
  explore: (opens) => `Valeurs du graphique\u00a0: flèches pour parcourir${opens ? ', Entrée pour ouvrir' : ''}`,
  firstOf: (shown, total) => `${shown} lignes affichées sur ${total}`,
};

export const paginatorFr: typeof paginatorEn = {
  itemsPerPage: 'Lignes par page',
  next: 'Page suivante',
  previous: 'Page précédente',
  first: 'Première page',
  last: 'Dernière page',
  range: (from, to, total) => `${from} à ${to} sur ${total}`,
  page: 'Page',
  pages: (count) => `sur ${count}`,
};
