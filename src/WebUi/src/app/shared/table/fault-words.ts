import { Language } from '../../core/i18n/i18n';

type Parameters = Readonly<Record<string, string>>;

/** What is wrong with a cell, by the server's code. */
const FAULTS: Readonly<Record<Language, Readonly<Record<string, (cell: string) => string>>>> = {
  en: {
    notANumber: (cell) => `“${cell}” is not a number`,
    tooLarge: (cell) => `“${cell}” is too large a number`,
    decimalSign: (cell) => `“${cell}” has another decimal separator than the column`,
    otherUnit: (cell) => `“${cell}” has another unit than the column`,
    notADate: (cell) => `“${cell}” is not a date`,
    impossibleDate: (cell) => `“${cell}” is a date that doesn’t exist`,
    notATime: (cell) => `“${cell}” is not a time of day`,
    notADuration: (cell) => `“${cell}” is not a duration`,
    targetMissing: () => 'The target is empty',
    noInput: () => 'No input has a value',
    longRow: () => 'The row has more cells than there are columns',
  },
  fr: {
    notANumber: (cell) => `« ${cell} » n’est pas un nombre`,
    tooLarge: (cell) => `« ${cell} » est un nombre trop grand`,
    decimalSign: (cell) => `« ${cell} » n’a pas le séparateur décimal de la colonne`,
    otherUnit: (cell) => `« ${cell} » n’a pas l’unité de la colonne`,
    notADate: (cell) => `« ${cell} » n’est pas une date`,
    impossibleDate: (cell) => `« ${cell} » est une date qui n’existe pas`,
    notATime: (cell) => `« ${cell} » n’est pas une heure`,
    notADuration: (cell) => `« ${cell} » n’est pas une durée`,
    targetMissing: () => 'La cible est vide',
    noInput: () => 'Aucune variable d’entrée n’a de valeur',
    longRow: () => 'La ligne a plus de cellules qu’il n’y a de colonnes',
  },
};

/** In the reader's language where the code and the cell are known; else in the server's words. */
export function faultText(
  { reason, code, parameters }: { reason: string; code?: string | null; parameters?: Parameters | null },
  language: Language,
): string {
  const words = FAULTS[language][code ?? ''];
  const cell = parameters?.['cell'];
  // Words about a cell need the cell.
  return words === undefined || (cell === undefined && words.length > 0) ? reason : words(cell ?? '');
}
