import type { samplesEn } from './samples.en';

export const samplesFr: typeof samplesEn = {
  title: 'Essayer un exemple',
  facts: (target, rows) => `Prédit ${target} · ${rows} lignes`,
  source: (source) => `Source : ${source}`,
  loading: (name) => `Chargement : ${name}`,
  addressTaken: (name) => `Un autre jeu de données a déjà l’adresse de « ${name} ». Renommez-le ou ouvrez-le.`,
  all: {
    bikes: {
      name: 'Locations de vélos',
      what: 'L’effet de l’heure, du jour et de la météo : une courbe qu’aucune droite ne suit',
      source: 'UCI Machine Learning Repository, CC BY 4.0',
    },
    houses: {
      name: 'Ventes de maisons à Sacramento',
      what: 'Prix selon la taille, le type et le lieu : fourchettes larges, car beaucoup reste inconnu',
      source: 'Paquet R modeldata, MIT',
    },
    chicago: {
      name: 'Voyageurs du métro de Chicago',
      what: 'Voyageurs par jour : une date suffit pour apprendre jours de semaine et saisons',
      source: 'Paquet R modeldata, MIT',
    },
    cars: {
      name: 'Voitures d’occasion',
      what: 'Le prix selon le kilométrage, la marque et la carrosserie : fourchettes étroites',
      source: 'Paquet R modeldata, MIT',
    },
    penguins: {
      name: 'Manchots',
      what: 'L’espèce d’après quelques mesures : trois classes, des valeurs manquantes',
      source: 'palmerpenguins, CC0',
    },
    wave: {
      name: 'Sinusoïde',
      what: 'Une seule entrée : regardez la courbe pendant l’apprentissage',
      source: 'Inventé pour ce projet',
    },
  },
};
