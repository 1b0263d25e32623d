import type { errorEn } from './error-words.en';

export const errorFr: typeof errorEn = {
  axis: (unit) => (unit ? `Erreur moyenne (${unit})` : 'Erreur moyenne'),
  progress: 'Avancement (%)',
  mean: 'répondre la moyenne',
  linear: 'régression linéaire',
  model: 'ce modèle, au mieux',
  better: (percent, error) =>
    `Erreur déjà réduite de ${percent} par rapport à une régression linéaire : ±${error} en moyenne.`,
  onPar: (error) => `Pour l’instant équivalent à une régression linéaire : ±${error} en moyenne.`,
  notYet: (error) => `Pas encore aussi bon qu’une régression linéaire : ±${error} en moyenne.`,
  linearPerfect: (error) => `Une régression linéaire est ici presque parfaite : ±${error} en moyenne.`,
  summary: (now, linear, mean) =>
    `Erreur moyenne sur les lignes de validation pendant l’entraînement, au mieux : ${now} ; régression linéaire ${linear}, répondre la moyenne ${mean}`,
};

export const wrongFr: typeof errorEn = {
  axis: () => 'Réponses fausses (%)',
  progress: 'Avancement (%)',
  mean: 'classe la plus fréquente',
  linear: 'régression logistique',
  model: 'ce modèle, au mieux',
  better: (percent, error) =>
    `Déjà ${percent} de réponses fausses en moins qu’une régression logistique\u00a0: ${error}.`,
  onPar: (error) => `Pour l’instant équivalent à une régression logistique\u00a0: ${error} de réponses fausses.`,
  notYet: (error) => `Pas encore aussi bon qu’une régression logistique\u00a0: ${error} de réponses fausses.`,
  linearPerfect: (error) => `Une régression logistique est ici presque parfaite\u00a0: ${error} de réponses fausses.`,
  summary: (now, linear, mean) =>
    `Réponses fausses sur les lignes de validation pendant l’entraînement, au mieux\u00a0: ${now}\u00a0; régression logistique ${linear}, toujours la classe la plus fréquente ${mean}`,
};
