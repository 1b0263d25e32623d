import type { fieldsEn, kindsEn, rolesEn } from './column-types.en';

export const kindsFr: typeof kindsEn = { numeric: 'Nombre', categorical: 'Catégorie', text: 'Texte' };

export const rolesFr: typeof rolesEn = {
  input: 'Entrée',
  target: 'Cible',
  kept: 'Conservée',
  leftOut: 'Ignorée',
};

export const fieldsFr: typeof fieldsEn = {
  missing: 'vide',
  notANumber: 'Saisissez un nombre, ex. 1234,5',
  needed: 'Obligatoire',
  kept: 'Facultatif. Conservé, sans effet sur l’entraînement.',
  range: (min, max) => `${min} à ${max} dans vos données`,
  slide: (name) => `Curseur ${name}`,
  far: (value, min, max) => `${value} est loin de vos données (${min} à ${max}).`,
  neverSeen: (value) => `« ${value} » n’est pas dans vos données.`,
  storeOdd: 'Enregistrer des valeurs inhabituelles ?',
  storeAnyway: 'Enregistrer quand même',
  correct: 'Corriger',
};
