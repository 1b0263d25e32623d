import { plural } from '../../../core/i18n/plural.fr';
import { classProblemTextsFr } from './class-problem-words.fr';
import type { Facts, problemTextsEn } from './problem-words.en';

const cells = ({ count, shown }: Facts) => plural(count, `${shown} cellule`, `${shown} cellules`);
const rows = ({ count, shown }: Facts) => plural(count, `${shown} ligne`, `${shown} lignes`);
const columns = ({ count, shown }: Facts) => plural(count, `${shown} colonne`, `${shown} colonnes`);
/** The verb of a count. */
const est = ({ count }: Facts) => plural(count, 'est', 'sont');
const s = ({ count }: Facts) => plural(count, '', 's');

export const problemTextsFr: typeof problemTextsEn = {
  ambiguousNumbers: {
    title: ({ column, cell }) => `Quel nombre est ${cell} dans ${column} ?`,
    advice: (f) => `${cells(f)} : deux lectures possibles.`,
  },
  ambiguousDates: {
    title: ({ column, cell }) => `Quelle date est ${cell} dans ${column} ?`,
    advice: (f) => `${cells(f)} où le jour et le mois peuvent être intervertis.`,
  },
  ambiguousTimes: {
    title: ({ column }) => `${column} : heure ou durée ?`,
    advice: (f) => `${cells(f)} : les deux sont possibles.`,
  },
  twoDigitYears: {
    title: ({ column }) => `Années à deux chiffres dans ${column}`,
    advice: ({ cell }) => `Le siècle le plus vraisemblable est retenu, par exemple pour ${cell}.`,
  },
  missingWords: {
    title: ({ column }) => `Mots pour « vide » dans ${column}`,
    advice: (f) =>
      f.repair['missing']
        ? `${cells(f)}, par exemple « ${f.cell} », ${plural(f.count, 'lue comme texte', 'lues comme textes')} : le mot signifie peut-être « vide ».`
        : `${cells(f)}, par exemple « ${f.cell} », ${plural(f.count, 'lue comme vide', 'lues comme vides')}.`,
  },
  unreadableCells: {
    title: ({ column }) => `Cellules illisibles dans ${column}`,
    advice: (f) =>
      `${cells(f)} sans valeur, par exemple « ${f.cell} », ${plural(f.count, 'lue comme vide', 'lues comme vides')}.`,
  },
  censoredValues: {
    title: ({ column }) => `Bornes au lieu de valeurs dans ${column}`,
    advice: (f) => `${cells(f)}, par exemple « ${f.cell} » : le nombre après le signe est retenu.`,
  },
  mixedUnits: {
    title: ({ column }) => `Unités différentes dans ${column}`,
    advice: (f) => `${cells(f)} dans une autre unité, par exemple « ${f.cell} ».`,
  },
  mixedScales: {
    title: ({ column }) => `Milliers et millions dans ${column}`,
    advice: (f) => `${cells(f)}, par exemple « ${f.cell} », ${plural(f.count, 'lue', 'lues')} en toute grandeur.`,
  },
  codes: {
    title: ({ column }) => `${column} contient des codes, pas des nombres`,
    advice: ({ cell }) => `Les codes comme ${cell} gardent tous leurs chiffres et deviennent des catégories.`,
  },
  countingId: {
    title: ({ column }) => `${column} numérote les lignes`,
    advice: () => 'La colonne est conservée, sans effet sur l’entraînement.',
  },
  manyCategories: {
    title: ({ column }) => `Beaucoup de catégories dans ${column}`,
    advice: ({ shown }) => `${shown} textes différents. Les plus rares sont traités ensemble.`,
  },
  textOrCategories: {
    title: ({ column }) => `${column} : texte libre ou catégories ?`,
    advice: ({ shown }) => `${shown} textes différents.`,
  },
  numbersAsCategories: {
    title: ({ column }) => `${column} est-il un nombre ?`,
    advice: (f) => `Presque tout est un nombre, sauf par exemple « ${f.cell} ».`,
  },
  datesAsCategories: {
    title: ({ column }) => `${column} est-il une date ?`,
    advice: (f) => `Presque tout est une date, sauf par exemple « ${f.cell} ».`,
  },
  spellings: {
    title: ({ column }) => `Orthographes différentes dans ${column}`,
    advice: ({ cell }) =>
      `Des catégories ne diffèrent que par la casse ou les espaces, par exemple « ${cell} ». Elles restent distinctes.`,
  },
  ...classProblemTextsFr,
  noHeader: {
    title: () => 'Aucun nom de colonne',
    advice: () => 'La première ligne ressemble à des valeurs. Les colonnes sont numérotées ; renommez-les ci-dessous.',
  },
  linesAboveHeader: {
    title: () => 'Lignes au-dessus du tableau',
    advice: (f) => `${rows(f)} au-dessus des noms de colonnes ${est(f)} ignorée${s(f)}.`,
  },
  groupedHeader: {
    title: () => 'Noms de colonnes sur deux lignes',
    advice: () => 'Les deux lignes ensemble nomment les colonnes.',
  },
  rowNames: {
    title: () => 'Noms de lignes sans en-tête',
    advice: () => 'Chaque ligne commence par un nom sans en-tête. Il forme la première colonne.',
  },
  unitsRow: {
    title: () => 'Une ligne d’unités',
    advice: () => 'Elle donne les unités des colonnes et n’est pas une ligne de données.',
    repair: 'La lire comme une ligne de données',
  },
  doubledNames: {
    title: () => 'Noms de colonnes en double',
    advice: (f) => `${columns(f)} : un numéro est ajouté au nom.`,
  },
  changedNames: {
    title: () => 'Noms de colonnes modifiés',
    advice: (f) => `${columns(f)} : nom trop long ou caractères invisibles.`,
  },
  unnamedColumns: {
    title: () => 'Colonnes sans nom',
    advice: (f) => `${columns(f)} ${est(f)} numérotée${s(f)}.`,
  },
  totalRow: {
    title: () => 'Une ligne de totaux',
    advice: () => 'Elle additionne les autres et est ignorée.',
    repair: 'La lire comme une ligne de données',
  },
  possibleTotal: {
    title: () => 'Peut-être une ligne de totaux',
    advice: () =>
      'La dernière ligne s’appelle total sans additionner les autres. Elle est lue comme une ligne de données.',
    repair: 'Ignorer la ligne',
  },
  notesBelow: {
    title: () => 'Notes sous le tableau',
    advice: (f) => `${rows(f)} sous les données ${est(f)} ignorée${s(f)}.`,
  },
  commentLines: { title: () => 'Commentaires', advice: (f) => `${rows(f)} de commentaire ${est(f)} ignorée${s(f)}.` },
  repeatedHeader: {
    title: () => 'Noms de colonnes répétés',
    advice: (f) =>
      `${rows(f)} ${plural(f.count, 'répète', 'répètent')} les noms de colonnes et ${est(f)} ignorée${s(f)}.`,
  },
  emptyRows: { title: () => 'Lignes vides', advice: (f) => `${rows(f)} sans aucune valeur ${est(f)} ignorée${s(f)}.` },
  shortRows: {
    title: () => 'Lignes incomplètes',
    advice: (f) => `${rows(f)} sans leurs dernières cellules, lues comme vides.`,
  },
  paddedRows: {
    title: () => 'Cellules vides en fin de ligne',
    advice: (f) => `${rows(f)} avec des cellules vides après la dernière colonne, ignorées.`,
  },
  longRows: {
    title: () => 'Lignes avec trop de cellules',
    advice: (f) => `${rows(f)} avec plus de cellules que de colonnes. Vérifiez le séparateur et les noms de colonnes.`,
  },
  damagedRows: {
    title: () => 'Guillemets mal fermés',
    advice: (f) => `${rows(f)} illisible${s(f)}.`,
  },
  backslashQuotes: {
    title: () => 'Barres obliques inverses devant les guillemets',
    advice: () => 'Elles sont retirées.',
  },
  singleQuotes: { title: () => 'Cellules entre apostrophes', advice: () => 'Les apostrophes sont retirées.' },
  layoutDetected: {
    title: () => 'Un tableau sans séparateurs',
    advice: () => 'Les colonnes ont été trouvées d’après les espaces ou les traits qui les séparent.',
  },
  encodingGuessed: {
    title: ({ cell }) => (cell ? `Ces lettres sont-elles justes : ${cell}` : 'Vérifiez les lettres'),
    advice: () => 'Le fichier n’indique pas son encodage. Il a été reconnu d’après ses lettres.',
  },
  noTarget: {
    title: () => 'Rien à prédire',
    advice: () =>
      'Aucune colonne ne contient de nombres ni de classes. Choisissez la cible ci-dessus, ou la notation de ses nombres.',
  },
  noInputs: {
    title: () => 'Aucune entrée',
    advice: () => 'Il faut au moins une entrée en plus de la cible.',
  },
  tooManyInputs: {
    title: () => 'Trop d’entrées',
    advice: ({ shown }) => `${shown} entrées : c’est plus qu’un jeu de données n’en accepte. Conservez ou ignorez-en.`,
  },
  tooManyKept: {
    title: () => 'Trop de colonnes conservées',
    advice: ({ shown }) => `${shown} colonnes conservées : c’est plus qu’un jeu de données n’en accepte. Ignorez-en.`,
  },
  unreadableColumn: {
    title: ({ column }) => `${column} contient autre chose`,
    advice: (f) => `${cells(f)} illisible${s(f)} comme valeurs de la colonne du jeu de données.`,
  },
  sheetChosen: {
    title: () => 'Une feuille parmi plusieurs',
    advice: ({ cell }) => (cell ? `La feuille « ${cell} » est lue.` : 'La feuille au plus grand tableau est lue.'),
  },
  mergedCells: {
    title: () => 'Cellules fusionnées',
    advice: (f) => `${cells(f)} : la valeur est dans la première cellule, les autres sont vides.`,
  },
  hiddenRows: {
    title: () => 'Lignes masquées',
    advice: (f) => `${rows(f)} masquée${s(f)} dans la feuille, lue${s(f)} aussi.`,
  },
  hiddenColumns: {
    title: () => 'Colonnes masquées',
    advice: (f) => `${columns(f)} masquée${s(f)} dans la feuille, lue${s(f)} aussi.`,
  },
  errorCells: {
    title: () => 'Cellules en erreur',
    advice: (f) => `${cells(f)} avec une erreur de formule, ${plural(f.count, 'lue comme vide', 'lues comme vides')}.`,
  },
  uncalculatedFormulas: {
    title: () => 'Formules sans résultat',
    advice: (f) =>
      `${cells(f)} ${plural(f.count, 'lue comme vide', 'lues comme vides')}. Ouvrez et enregistrez le fichier dans Excel pour avoir les résultats.`,
  },
  tableChosen: {
    title: () => 'Un tableau parmi plusieurs sur la feuille',
    advice: () => 'Le plus grand est lu.',
  },
  cannotBeReturned: {
    title: () => 'Ce fichier ne peut pas être renvoyé avec des prédictions',
    advice: () => 'Une partie est endommagée, ou il contient des macros. Choisissez un autre format pour la réponse.',
  },
  noRows: {
    title: () => 'Un en-tête, mais aucune ligne',
    advice: () => 'Choisissez un fichier avec des lignes sous l’en-tête.',
  },
  nestedValues: {
    title: ({ column }) => `Valeurs imbriquées dans ${column}`,
    advice: () => 'Les listes et les objets ne peuvent pas être lus. La colonne est ignorée.',
  },
};
