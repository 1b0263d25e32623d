import type { importEn, importProblemsEn, manyEn } from './import.en';

/** In French, none of a thing is singular as well. */
function plural(count: number, one: string, many: string): string {
  return count < 2 ? one : many;
}

export const importFr: typeof importEn = {
  title: (dataset) => `Importer dans ${dataset}`,
  titleNew: 'Nouveau jeu de données depuis un fichier',
  steps: { choose: 'Fichier', check: 'Contrôle', done: 'Terminé' },
  fromFile: 'Depuis un fichier CSV',
  byHand: 'Ou à la main',
  open: 'Importer',
  download: 'Télécharger en CSV',
  paste: 'Coller depuis un tableur',
  pasteHow: 'La première ligne doit contenir les noms des colonnes.',
  pasteInto: (columns) => `La première ligne doit contenir les noms des colonnes : ${columns}.`,
  takePasted: 'Continuer avec ce texte',
  choose: 'Choisir un fichier',
  drop: 'ou le déposer ici',
  oneFile: 'Un fichier à la fois, s’il vous plaît.',
  kinds: { csv: 'CSV avec les noms des colonnes en première ligne', json: 'JSON', jsonLines: 'JSON Lines' },
  pasted: 'Texte collé',
  other: 'En prendre un autre',
  size: (size, unit) => `${size} ${unit}`,
  units: ['octets', 'ko', 'Mo', 'Go'],
  uploading: (percent) => `Envoi, ${percent}`,
  reading: 'Lecture du contenu…',
  storing: 'Enregistrement…',
  stopped: 'Arrêté avant la réponse. Vous pouvez enregistrer à nouveau : rien n’est enregistré deux fois.',
  changed: 'Le fichier n’est plus lisible : il a été modifié, déplacé ou supprimé. Reprenez-le.',
  format: {
    legend: 'Format reconnu',
    delimiter: 'Entre les cellules',
    decimal: 'Signe décimal',
    thousands: 'Milliers',
    automatic: 'reconnu',
    encoding: 'Codage',
    delimiters: { ',': 'Virgule ,', ';': 'Point-virgule ;', '|': 'Barre |', tab: 'Tabulation' },
    decimals: { '.': 'Point 1.5', ',': 'Virgule 1,5' },
    thousandsSigns: { '.': 'Point 1.500', ',': 'Virgule 1,500', none: 'Non séparés' },
    json: { json: 'Un tableau JSON', jsonLines: 'JSON Lines', csv: 'CSV' },
  },
  name: 'Nom du jeu de données',
  target: 'Cible : le nombre à prédire',
  passedOver: (column, target) =>
    `${column} n’est pas une colonne de nombres, c’est donc ${target} qui est prise. Choisissez ${column} pour voir ce qui ne va pas.`,
  unclear: (column, cell) => `Dans la colonne ${column}, quel nombre désigne ${cell} ?`,
  columns: 'Colonnes',
  column: 'Colonne',
  use: 'Utiliser comme',
  useOf: (column) => `Utiliser ${column} comme`,
  uses: { numeric: 'Nombre', categorical: 'Catégorie', leaveOut: 'Laisser de côté', target: 'Cible' },
  notThere: 'absente du jeu de données',
  holds: 'Contenu',
  range: (min, max) => `${min} à ${max}`,
  missing: 'Manquants',
  counts: 'Ce qui a été trouvé',
  rows: (n, count) => plural(n, `${count} ligne`, `${count} lignes`),
  new: 'nouvelles',
  identical: 'identiques',
  bad: 'fautives',
  badTitle: (n, count) => plural(n, `${count} ligne n’est pas un exemple`, `${count} lignes ne sont pas des exemples`),
  badFirst: (count) => `Les ${count} premières fautes :`,
  line: 'Ligne',
  element: 'Élément',
  reason: 'Ce qui ne va pas',
  wholeRow: 'toute la ligne',
  first: 'Premières lignes',
  excluded: 'Exclu',
  choices: 'Ce qui sera enregistré',
  skipBad: (n, count) =>
    plural(n, `Laisser de côté ${count} ligne fautive`, `Laisser de côté les ${count} lignes fautives`),
  skipIdentical: (n, count) =>
    plural(n, `Laisser de côté ${count} ligne déjà présente`, `Laisser de côté les ${count} lignes déjà présentes`),
  ignoreExtra: (n, names) =>
    plural(
      n,
      `Laisser de côté la colonne que le jeu de données n’a pas : ${names}`,
      `Laisser de côté les colonnes que le jeu de données n’a pas : ${names}`,
    ),
  ignoreExtraJson: 'Laisser de côté les valeurs sans colonne dans le jeu de données',
  store: (n, count) => plural(n, `Enregistrer ${count} exemple`, `Enregistrer ${count} exemples`),
  create: (n, count) =>
    plural(n, `Créer le jeu de données avec ${count} exemple`, `Créer le jeu de données avec ${count} exemples`),
  needs: {
    thousands: 'Indiquez ci-dessus quels nombres sont voulus.',
    name: 'Il faut un nom au jeu de données.',
    skipBad: 'Il y a des lignes fautives. Corrigez le fichier et reprenez-le, ou laissez-les de côté.',
    ignoreExtra:
      'Il y a des colonnes que le jeu de données n’a pas. Corrigez le fichier et reprenez-le, ou laissez-les de côté.',
    nothing: 'Rien ne serait enregistré.',
  },
  done: (n, count) => plural(n, `${count} exemple enregistré.`, `${count} exemples enregistrés.`),
  leftOut: (count, what) => `Laissées de côté : ${count} ${what}.`,
  toExamples: 'Voir les exemples',
  more: 'Importer un autre fichier',
};

export const importProblemsFr: typeof importProblemsEn = {
  'unreadable-file': { title: 'Le fichier est illisible.', advice: 'Corrigez-le et reprenez-le.' },
  'bad-rows': {
    title: 'Des lignes sont fautives. Rien n’a été enregistré.',
    advice: 'Laissez-les de côté ou corrigez le fichier.',
  },
  'too-large': { title: 'Le fichier dépasse ce que le serveur accepte.', advice: 'Divisez-le.' },
  'unsupported-media-type': {
    title: 'Le serveur n’accepte pas ce genre de fichier.',
    advice: 'Enregistrez-le en CSV.',
  },
  'storage-full': {
    title: 'Le serveur n’a plus de place. Rien n’a été enregistré.',
    advice: 'Faites de la place et réessayez.',
  },
  'request-in-progress': { title: 'Le serveur enregistre encore.', advice: 'Réessayez dans un instant.' },
  'answer-lost': { title: 'C’est déjà enregistré.', advice: 'Regardez les exemples avant d’enregistrer à nouveau.' },
};

export const manyFr: typeof manyEn = {
  title: 'Plusieurs à la fois',
  link: 'Plusieurs à la fois : depuis un fichier CSV',
  how: (columns) => `Un CSV avec les colonnes ${columns}. Il revient avec une prédiction dans chaque ligne.`,
  back: 'Une à la fois',
  predicting: (sent) => `Prédiction, ${sent} du fichier envoyés`,
  done: (n, count) => plural(n, `${count} ligne prédite`, `${count} lignes prédites`),
  failed: (n, count) =>
    plural(n, `${count} ligne n’a pas pu être prédite`, `${count} lignes n’ont pas pu être prédites`),
  download: 'Télécharger avec les prédictions',
  first: (count) => `${count} premières lignes`,
  absent: (columns) => `Absentes du fichier, donc inconnues du modèle : ${columns}.`,
  row: 'Ligne',
  predicted: (target) => `${target} prédit`,
  interval: (confidence) => `Intervalle à ${confidence}`,
  warnings: 'Avertissements',
};
