import type { classNotesEn, noteTextsEn, noteTitlesEn } from './note-words.en';

export const noteTitlesFr: typeof noteTitlesEn = {
  fewRows: () => 'Peu de lignes',
  overfitting: () => 'Surapprentissage',
  constantColumn: (column) => `${column} est constante`,
  leak: (column) => `${column} révèle peut-être la réponse (fuite)`,
  noiseFloor: () => 'Mêmes entrées, cibles différentes',
  noBetterThanLinear: () => 'Aucun gain sur la régression linéaire',
  lowCoverage: () => 'Fourchettes trop étroites',
  begunAfresh: () => 'Repris à zéro',
  wildTargets: () => 'Cibles extrêmes',
  dependentRows: () => 'L’erreur dépend de l’ordre des lignes',
  rareClasses: () => 'Peu de lignes d’une classe',
  imbalancedClasses: (name) => `Presque toutes les lignes sont ${name}`,
  noBetterThanShares: () => 'Pas mieux que le hasard',
  miscalibrated: () => 'Probabilités mal calibrées',
  lowClassCoverage: (name) => `Les ensembles omettent ${name}`,
  fewGroups: () => 'Peu de groupes',
  dominantGroup: () => 'Un groupe domine',
  trendBeyondRange: () => 'La cible sort de sa plage',
  growingErrors: () => 'Les erreurs augmentent avec le temps',
  splitSuggested: (column) => `Une valeur nouvelle ou ultérieure de ${column} est plus difficile à prédire`,
};

export const noteTextsFr: typeof noteTextsEn = {
  fewRows: (trained, tested, from, to) =>
    `${trained} lignes d’entraînement différentes et ${tested} lignes de test\u00a0: l’erreur moyenne peut être comprise entre ${from} et ${to}.`,
  fewTrainingRows: (trained, from, to) =>
    `${trained} lignes d’entraînement différentes\u00a0: l’erreur moyenne peut être comprise entre ${from} et ${to}.`,
  overfitting: (train, unseen) =>
    `L’erreur moyenne est de ${train} sur les lignes d’entraînement, mais de ${unseen} sur des lignes jamais vues\u00a0: le modèle mémorise en partie. Ajouter des lignes aide le plus.`,
  constantColumn: (rows) =>
    `Elle a la même valeur dans les ${rows} lignes d’entraînement et ne peut donc rien apporter.`,
  leak: 'Elle détermine presque la cible. Si vous ne la connaissez pas au moment de prédire, laissez-la de côté.',
  leakMore: (count) => `Autres colonnes dans ce cas\u00a0: ${count}.`,
  noiseFloor: (rows, floor) =>
    `${rows} lignes ont exactement les mêmes entrées qu’une autre, mais des cibles différentes. Sur ces lignes, l’erreur quadratique moyenne ne peut guère descendre sous ${floor}.`,
  lowCoverage: (confidence, held, rows) =>
    `Les fourchettes à ${confidence} ne contenaient que ${held} des ${rows} lignes de test.`,
  begunAfresh:
    'Le modèle actif ne correspond plus aux colonnes, aux lignes ou aux options\u00a0: l’entraînement n’a pas pu le reprendre.',
  wildTargets: (count, lower, upper, farthest) =>
    `La moitié des cibles est comprise entre ${lower} et ${upper}, mais certaines (${count}) en sont très éloignées, comme ${farthest}. Corrigez ou excluez ces lignes s’il s’agit d’erreurs.`,
  neighbors: (correlation) =>
    `Les lignes ajoutées à la suite ont des erreurs semblables (corrélation des rangs\u00a0: ${correlation}). Sur de nouvelles lignes, l’erreur peut être plus grande.`,
  newest: (count, own, others) =>
    `Sur les ${count} dernières lignes ajoutées, l’erreur quadratique moyenne est de ${own}, sur les autres de ${others}. Attendez-vous à la plus grande sur de nouvelles lignes.`,
  fewGroups: (column, groups, tested) =>
    `${column} compte ${groups} groupes, dont ${tested} testés. Ce qui est dit d’un nouveau groupe ne repose que sur eux\u00a0: un seul groupe inhabituel y change tout.`,
  dominantGroup: (column, largest, rows) =>
    `Un groupe de ${column} réunit ${largest} des ${rows} lignes. L’apprentissage et les mesures portent surtout sur lui.`,
  trendBeyondRange: (beyond, rows, least, greatest) =>
    `${beyond} des ${rows} cibles les plus récentes sortent de la plage des précédentes, de ${least} à ${greatest}. Un modèle ne peut pas prolonger une telle tendance.`,
  growingErrors: (rows, newer, older, later) =>
    `Sur la moitié la plus récente des ${rows} lignes testées, l’erreur quadratique moyenne est de ${newer}, sur l’autre de ${older}. Les ${rows} lignes suivantes sont encore plus loin de celles d’apprentissage\u00a0: attendez-vous ${later === null ? 'au moins à la plus grande' : `à environ ${later}`}, et entraînez de nouveau à mesure que des lignes arrivent.`,
  groupSuggested: (column, byRow, suggested) =>
    `Les lignes de même valeur de ${column} se ressemblent. Un modèle rapide explique ${byRow} des différences entre d’autres lignes semblables, mais ${suggested} pour une nouvelle valeur de ${column}. Si c’est ce que vous prédirez, changez la question du test dans les paramètres du jeu de données et entraînez de nouveau.`,
  timeSuggested: (column, byRow, suggested) =>
    `Les lignes qui se suivent selon ${column} se ressemblent. Un modèle rapide explique ${byRow} des différences entre d’autres lignes semblables, mais ${suggested} pour une valeur ultérieure de ${column}. Si c’est ce que vous prédirez, changez la question du test dans les paramètres du jeu de données et entraînez de nouveau.`,
};

export const classNotesFr: typeof classNotesEn = {
  newest: (count, own, others) =>
    `Les ${count} dernières lignes ajoutées sont moins bien reconnues\u00a0: il manque ${own} à la probabilité de leur classe (moyenne quadratique), contre ${others} pour les autres. Attendez-vous à la plus grande valeur sur de nouvelles lignes.`,
  growingErrors: (rows, newer, older, later) =>
    `Sur la moitié la plus récente des ${rows} lignes testées, il manque ${newer} à la probabilité de la bonne classe (moyenne quadratique), sur l’autre ${older}. Les ${rows} lignes suivantes sont encore plus loin de celles d’apprentissage\u00a0: attendez-vous ${later === null ? 'au moins à la plus grande valeur' : `à environ ${later}`}, et entraînez de nouveau à mesure que des lignes arrivent.`,
  fewRows: (trained, tested, from, to) =>
    `${trained} lignes d’entraînement différentes et ${tested} lignes de test\u00a0: entre ${from} et ${to} des réponses peuvent être justes.`,
  fewTrainingRows: (trained, from, to) =>
    `${trained} lignes d’entraînement différentes\u00a0: entre ${from} et ${to} des réponses peuvent être justes.`,
  overfitting: (train, unseen) =>
    `La perte logarithmique est de ${train} sur les lignes d’entraînement, mais de ${unseen} sur des lignes jamais vues\u00a0: le modèle mémorise en partie. Ajouter des lignes aide le plus.`,
  rareClasses: (name, rows, classes, fewer) =>
    classes === '1'
      ? `${name} n’a que ${rows} lignes d’entraînement\u00a0: le modèle la connaît à peine. Ajoutez-en des lignes ou fusionnez-la avec une autre classe.`
      : `${classes} classes ont moins de ${fewer} lignes d’entraînement, comme ${name} (${rows})\u00a0: le modèle les connaît à peine. Ajoutez-en des lignes ou fusionnez-les.`,
  imbalancedClasses: (name, share) =>
    `Toujours répondre ${name} serait juste pour ${share} des lignes. Regardez les erreurs de chaque classe plutôt que la part de réponses justes.`,
  noBetterThanShares: (auc, lower, upper) =>
    `Il ne distingue pas mieux les classes que le hasard\u00a0: AUC de ${auc}, entre ${lower} et ${upper}, le hasard donnant 0,5.`,
  miscalibrated: (error) =>
    `Les probabilités annoncées s’écartent en moyenne de ${error} de ce qui est arrivé. Servez-vous-en pour trier des lignes plutôt que comme des proportions.`,
  lowClassCoverage: (name, confidence, held, rows) =>
    `Les ensembles à ${confidence} ne contenaient ${name} que pour ${held} de ses ${rows} lignes de test.`,
};
