import type { fieldsEn, kindsEn, rolesEn } from './column-types.en';

export const kindsFr: typeof kindsEn = {
  numeric: 'Nombre',
  categorical: 'Catégorie',
  dateTime: 'Date',
  timeOfDay: 'Heure',
  text: 'Texte',
};

export const rolesFr: typeof rolesEn = {
  input: 'Entrée',
  target: 'Cible',
  kept: 'Conservée',
  leftOut: 'Ignorée',
};

export const fieldsFr: typeof fieldsEn = {
  missing: 'vide',
  notANumber: 'Saisissez un nombre, ex. 1234,5',
  notADate: 'Saisissez une date, ex. 31 janv. 2025 ou 31/01/2025',
  notATime: 'Saisissez une heure, ex. 7:30 ou 19 h 30',
  choose: { date: 'Choisir une date', 'datetime-local': 'Choisir une date et une heure', time: 'Choisir une heure' },
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
