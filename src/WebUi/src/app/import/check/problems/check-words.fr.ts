import { plural } from '../../../core/i18n/plural.fr';
import type { checkTextsEn, reasonTextsEn, repairTextsEn } from './check-words.en';

export const reasonTextsFr: typeof reasonTextsEn = {
  empty: () => 'La colonne est vide.',
  countingId: () => 'Elle numérote les lignes.',
  textsTooLong: ({ most }) => `Des textes dépassent ${most ?? ''} caractères.`,
  longTexts: ({ longest, most }) =>
    `Le texte le plus long a ${longest ?? ''} caractères ; une catégorie en a ${most ?? ''} au plus.`,
  tooManyTexts: ({ most }) => `Au moins ${most ?? ''} textes différents.`,
  freeText: () => 'Ses textes ont plusieurs mots et sont presque tous différents.',
  differentTexts: ({ different, texts }) => `${different ?? ''} textes différents sur ${texts ?? ''}.`,
  keptLimit: ({ most }) => `${most ?? ''} colonnes au plus peuvent être conservées.`,
  chosen: () => '',
  targetName: () => 'Son nom suggère qu’elle est à prédire.',
  lastNumbers: () => 'C’est la dernière colonne de nombres.',
  lastClasses: ({ classes }) => `C’est la dernière colonne de classes : ${classes ?? ''} textes différents.`,
  notInDataset: () => 'Le jeu de données n’a pas cette colonne.',
};

const SIGNS: Readonly<Record<string, string>> = {
  ',': 'La virgule',
  '.': 'Le point',
  ' ': 'L’espace',
  "'": 'L’apostrophe',
  '’': 'L’apostrophe',
};
const ORDERS: Readonly<Record<string, string>> = {
  dmy: 'Jour, mois, année',
  mdy: 'Mois, jour, année',
  ymd: 'Année, mois, jour',
};

export const repairTextsFr: typeof repairTextsEn = {
  header: (line) =>
    line === 'none' ? 'Il n’y a pas de noms de colonnes' : `Les noms de colonnes sont à la ligne ${line}`,
  thousands: (sign) =>
    sign === 'none' ? 'Le signe sépare les décimales' : `${SIGNS[sign] ?? sign} sépare les milliers`,
  decimal: (sign) => `${SIGNS[sign] ?? sign} sépare les décimales`,
  dateOrder: (order) => ORDERS[order] ?? order,
  type: (kind, kindOf) => `Utiliser comme ${kindOf(kind)}`,
  missing: (word) => `Lire « ${word} » comme vide`,
  skipLines: (skipped) => (skipped === 'none' ? 'N’ignorer aucune ligne' : `N’ignorer que ces lignes : ${skipped}`),
  unit: (unit) => (unit ? `L’unité est ${unit}` : 'Sans unité'),
  rename: (name) => `Nommer ${name}`,
  spelling: () => 'Lire avec une seule orthographe',
  delimiter: (sign) => `Séparateur ${sign}`,
  encoding: (encoding) => `Lire en ${encoding}`,
  charset: (encoding) => `Lire en ${encoding}`,
  sheet: (sheet) => `Lire la feuille ${sheet}`,
  target: (column) => `Prédire ${column}`,
  numeric: (_, kindOf) => `Utiliser comme ${kindOf('numeric')}`,
  categorical: (_, kindOf) => `Utiliser comme ${kindOf('categorical')}`,
  kept: (_, kindOf) => `Utiliser comme ${kindOf('kept')}`,
  leaveOut: (column) => `Ignorer ${column}`,
  skipBad: () => 'Ignorer les lignes à corriger',
  ignoreExtra: () => 'Ignorer les nouvelles colonnes',
};

export const checkTextsFr: typeof checkTextsEn = {
  problems: 'Remarques sur le fichier',
  questions: (n, count) => plural(n, `${count} question à trancher`, `${count} questions à trancher`),
  noted: (n, count) => plural(n, `${count} remarque`, `${count} remarques`),
  none: 'Aucun problème.',
  severities: { info: 'Remarque', question: 'Question', error: 'Problème' },
  where: (lines) => `Ligne ${lines}`,
  more: (count) => `et ${count} autres`,
  reads: 'est lu comme',
  or: 'ou',
  changes: (n, count) => plural(n, `modifie ${count} cellule`, `modifie ${count} cellules`),
  undo: 'Annuler la dernière modification',
  applied: (what) => `Appliqué : ${what}`,
  showAll: (count) => `Tout afficher (${count})`,
  raw: 'Premières lignes du fichier',
  headerIn: 'Noms de colonnes',
  headerLine: (line) => `À la ligne ${line}`,
  noHeader: 'Aucun : le tableau commence par des valeurs',
  useAsHeader: (line) => `Utiliser la ligne ${line} comme noms de colonnes`,
  roles: { skipped: 'ignorée', header: 'noms', units: 'unités', row: '', total: 'total', footer: 'note' },
  editColumn: (column) => `Réglages de ${column}`,
  findColumn: 'Chercher une colonne',
  columnsOf: (from, to, all) => `Colonnes ${from} à ${to} sur ${all}`,
  noColumn: 'Aucune colonne de ce nom',
  previous: 'Colonnes précédentes',
  next: 'Colonnes suivantes',
  nameOf: (column) => `Nom de ${column}`,
  unitOf: (column) => `Unité de ${column}`,
  notationOf: (column) => `Notation de ${column}`,
  unit: 'Unité',
  notation: 'Notation',
  inFile: (name) => `Dans le fichier : ${name}`,
  decimals: { '.': '1,234.5', ',': '1.234,5' },
  orders: { dmy: 'jour/mois/année', mdy: 'mois/jour/année', ymd: 'année/mois/jour' },
};
