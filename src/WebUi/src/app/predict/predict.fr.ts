import type { predictEn } from './predict.en';

const ODDS: Record<string, string> = { '80': '8 fois sur 10', '90': '9 fois sur 10', '95': '19 fois sur 20' };

export const predictFr: typeof predictEn = {
  title: (target) => `Prédire ${target}`,
  question: 'Entrées',
  answer: 'Prédiction',
  reset: 'Réinitialiser',
  copyLink: 'Copier le lien',
  confidence: 'Confiance',
  interval: (confidence, lower, upper) =>
    `${ODDS[confidence.replace(/\D/g, '')] ?? confidence}, entre ${lower} et ${upper}`,
  roughGuess: (lower, upper) => `Estimation grossière : de ${lower} à ${upper}`,
  cutAtZero: 'La fourchette s’arrête à 0 : vos données n’ont aucune valeur inférieure.',
  noInterval: 'Pas encore de fourchette : trop peu de lignes de test',
  disagreement: (spread) => `Écart entre réseaux : ±${spread}`,
  version: (version) => `Version ${version}`,
  trainedOn: (count) => `${count} lignes`,
  betterThanLine: (percent) => `erreur réduite de ${percent} par rapport à une régression linéaire`,
  judgements: {
    better: 'meilleur qu’une régression linéaire',
    same: 'équivalent à une régression linéaire',
    worse: 'moins bon qu’une régression linéaire',
    useless: 'pas meilleur que la moyenne',
  },
  warnings: {
    outOfRange: (column) => `${column} est hors de vos données`,
    unknownCategory: (column) => `Cette valeur de ${column} n’est pas dans vos données`,
    missing: (column) => `${column} est vide : une valeur habituelle est utilisée`,
    tooFewExamples: () => 'Peu de lignes de test : la fourchette est indicative',
  },
  noExamples: 'Aucune ligne pour l’instant.',
  noExamplesHow: 'Ajoutez-en au moins 10, puis entraînez.',
  noModel: (examples) => `${examples}, tout est prêt pour l’entraînement.`,
  noModelHow: 'Quelques secondes suffisent en général.',
  addMore: 'Ajouter des lignes',
  answersWhenDone: 'Vous pourrez prédire dès la fin de l’entraînement.',
  effectOf: 'Évolution de la prédiction selon',
  effectSummary: (input, target, from, to) =>
    `Valeur prédite – ${target} – quand ${input} va de ${from} à ${to}, avec sa fourchette et les lignes`,
  prediction: 'prédiction',
  guess: 'estimation grossière',
  band: (confidence) => `fourchette à ${confidence}`,
  data: 'lignes',
  dataOf: (shown, total) => `lignes (${shown} sur ${total})`,
  asked: 'cette prédiction',
  askedInterval: (confidence) => `fourchette à ${confidence} de cette prédiction`,
  askedGuess: 'estimation grossière pour cette prédiction',
  among: 'Comparaison aux lignes de test',
  code: 'Utiliser via l’API',
};
