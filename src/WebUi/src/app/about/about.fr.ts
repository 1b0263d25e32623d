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
  measured: 'Comment le modèle est testé',
  measuredHow:
    'Avant l’entraînement, une ligne sur cinq est mise de côté. Le modèle ne voit jamais ces lignes de test, et les lignes identiques restent du même côté. Les erreurs et la part des fourchettes contenant la valeur réelle sont mesurées sur elles, puis comparées à la moyenne et à une régression linéaire sur les mêmes lignes.',
  words: 'Vocabulaire',
  glossary: [
    { word: 'Ligne', means: 'Un exemple : les entrées et la cible qui leur correspond.' },
    { word: 'Entrée', means: 'Une colonne que vous connaissez avant de prédire.' },
    { word: 'Cible', means: 'La colonne à prédire.' },
    { word: 'Lignes de test', means: 'Des lignes que le modèle n’a jamais vues, gardées pour mesurer son erreur.' },
    {
      word: 'Fourchette à 90 %',
      means:
        'Un intervalle de prédiction : pour des lignes comme les vôtres, 9 fourchettes sur 10 contiennent la valeur réelle.',
    },
    {
      word: 'Régression linéaire',
      means: 'La meilleure formule simple : un poids par entrée. Un modèle devrait faire mieux.',
    },
    {
      word: 'Estimation grossière',
      means: 'Une prédiction pour des entrées éloignées de vos données. Aucun pourcentage ne peut être garanti.',
    },
  ],
  api: 'Tout est aussi disponible par programme :',
  apiLink: 'référence de l’API REST',
  notFound: 'Page introuvable',
  home: 'Accueil',
};
