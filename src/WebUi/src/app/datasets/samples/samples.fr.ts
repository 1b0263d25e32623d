import type { samplesEn } from './samples.en';

export const samplesFr: typeof samplesEn = {
  title: 'Essayer un exemple',
  facts: (target, rows) => `Prédit ${target} · ${rows} lignes`,
  loading: (name) => `Chargement : ${name}`,
  addressTaken: (name) => `Un autre jeu de données a déjà l’adresse de « ${name} ». Renommez-le ou ouvrez-le.`,
  all: {
    bikes: {
      name: 'Locations de vélos',
      what: 'L’effet de l’heure, du jour et de la météo : une courbe qu’aucune droite ne suit',
    },
    houses: {
      name: 'Ventes de maisons à Sacramento',
      what: 'Des prix de maisons : fourchettes larges, car beaucoup reste inconnu',
    },
    cars: {
      name: 'Voitures d’occasion',
      what: 'Le prix selon le kilométrage, la marque et la carrosserie : fourchettes étroites',
    },
    penguins: { name: 'Manchots', what: 'La masse d’après quelques mesures : peu de données, certaines manquantes' },
  },
};
