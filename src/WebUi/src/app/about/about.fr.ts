import type { aboutEn } from './about.en';

export const aboutFr: typeof aboutEn = {
  what: 'Regressor apprend des lignes de votre tableau, mesure la qualité de son modèle et prédit avec une fourchette.',
  how: 'Fonctionnement',
  steps: [
    'Envoyez ou collez votre tableau.',
    'Choisissez la colonne à prédire.',
    'Entraînez. Une part des lignes est réservée au test du modèle.',
    'Prédisez un cas ou tout un fichier. Chaque prédiction est accompagnée d’une fourchette.',
  ],
  api: 'Tout est aussi disponible par programme :',
  apiLink: 'référence de l’API REST',
  notFound: 'Page introuvable',
  home: 'Accueil',
};
