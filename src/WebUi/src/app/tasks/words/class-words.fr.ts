import type { classAnswerEn, classBatchEn, classReportEn, decideEn } from './class-words.en';

export const classAnswerFr: typeof classAnswerEn = {
  aboutSet: 'À propos de cet ensemble',
  likely: (percent) => `probable à ${percent}`,
  mostLikely: (name, percent) => `Le plus probable\u00a0: ${name}, ${percent}`,
  oneOf: (classes, confidence) => `${classes}\u00a0: vrai dans ${confidence} des cas semblables.`,
  noSet: 'Pas encore d’ensemble de classes\u00a0: trop peu de lignes pour le calibrer',
  rough:
    'Estimation grossière\u00a0: cette ligne ne ressemble pas aux lignes d’entraînement, les pourcentages peuvent être faux.',
  of100: (count, name) => `Sur 100 lignes semblables, environ ${count} sont «\u00a0${name}\u00a0».`,
  ask: 'Demander à une personne',
  decided: (cost) => `Réponse dont le coût attendu est le plus faible\u00a0: ${cost} par ligne.`,
  decidedAsk: (cost) => `Demander à une personne coûte ${cost}, moins que le coût attendu de toute réponse.`,
  others: (count) => `${count} autres classes`,
  probabilities: 'Probabilités des classes',
  inSet: 'dans l’ensemble',
  measured: (rows, confidence, held) =>
    `Sur ${rows} lignes que le modèle n’avait jamais vues, l’ensemble à ${confidence} contenait la classe réelle ${held} fois.`,
  notMeasured: 'Les ensembles de ce modèle n’ont pas été testés sur des lignes qu’il n’avait jamais vues.',
  setHow: 'Plus la confiance est grande, plus l’ensemble cite de classes.',
  disagreement: (spread) => `Les probabilités des réseaux diffèrent de ±${spread}.`,
  setCosts: 'Que coûtent les erreurs\u00a0?',
  setCostsHow: 'Indiquez leurs coûts\u00a0: chaque ligne reçoit une réponse ou va à une personne.',
  among: 'Comparaison aux lignes de test',
};

export const classReportFr: typeof classReportEn = {
  right: (right, rows, percent) => `Réponse juste pour ${right} lignes sur ${rows} (${percent})`,
  always: (name, percent) => `Toujours répondre «\u00a0${name}\u00a0» serait juste pour ${percent}.`,
  useless: (target) =>
    `Ces entrées ne prédisent pas ${target}. Le modèle n’est pas meilleur que les fréquences des classes.`,
  tooGood:
    'Une entrée révèle peut-être la réponse. Sur de nouvelles lignes, le modèle peut se tromper bien plus souvent.',
  honest: (error) =>
    error === null
      ? 'Les probabilités n’ont pas d’erreur mesurable.'
      : `Les probabilités sont justes à ${error} près en moyenne.`,
  dishonest: (error) => `Les probabilités sont fausses de ${error} en moyenne.`,
  sets: (confidence, held, rows) =>
    `Les ensembles à ${confidence} contenaient la classe de ${held} lignes sur ${rows}.`,
  setSize: (size) => `Ils citent ${size} ${size === '1' ? 'classe' : 'classes'} en moyenne.`,
  noSets: 'Aucun ensemble n’a pu être testé sur ces lignes.',
  ladder: {
    test: (count) => `Réponses fausses sur ${count} lignes de test`,
    outOfFold: (count) => `Réponses fausses sur ${count} lignes en validation croisée`,
  },
  rungs: { average: 'Toujours la classe la plus fréquente', linear: 'Régression logistique', model: 'Ce modèle' },
  addition: {
    perfect: () => '',
    better: (gain) =>
      `Ses probabilités sont meilleures que celles d’une régression logistique\u00a0: perte logarithmique inférieure de ${gain}.`,
    same: () => 'Une régression logistique prédit aussi bien ici\u00a0; le modèle ajoute les ensembles.',
    worse: (gain) =>
      `Une régression logistique est meilleure ici\u00a0: sa perte logarithmique est inférieure de ${gain}.`,
    none: () => '',
  },
  confusion: 'Ce que devient chaque classe',
  confusionHow: 'Lignes selon leur classe réelle et la classe la plus probable pour le modèle',
  actual: 'Classe réelle',
  predictedAs: (name) => `prédite ${name}`,
  hundredText: (name, right, mistakes) =>
    `Sur 100 lignes «\u00a0${name}\u00a0», ${right} sont reconnues${mistakes ? `\u00a0; ${mistakes}` : ''}`,
  takenFor: (count, name) => `${count} sont prises pour «\u00a0${name}\u00a0»`,
  otherClasses: 'd’autres classes',
  rowsOf: (actual, predicted, n, count) =>
    n < 2 ? `${count} ligne ${actual} prédite ${predicted}` : `${count} lignes ${actual} prédites ${predicted}`,
  rowsShown: (shown) => `Les ${shown} premières\u00a0:`,
  pickCell: 'Choisissez un nombre pour voir ses lignes.',
  row: (id) => `Ligne ${id}`,
  reliability: 'Les pourcentages sont-ils justes\u00a0?',
  reliabilityHow: 'Sur la ligne en tirets, ce qui était annoncé s’est produit exactement aussi souvent.',
  stated: (name) => `Probabilité annoncée de ${name} (%)`,
  statedTop: 'Probabilité annoncée de la classe la plus probable (%)',
  observed: 'Cas réalisés (%)',
  perfect: 'annoncé = réalisé',
  came: 'cas réalisés',
  reliabilitySummary: (lines) => `Probabilités annoncées et part des cas réalisés\u00a0: ${lines}`,
  reliabilityLine: (stated, observed) => `${stated} annoncés, ${observed} réalisés`,
  interval: 'Intervalle à 95\u00a0%',
  coverage: 'Les ensembles tiennent-ils\u00a0?',
  coverageHow: (confidence) =>
    `Part des lignes de chaque classe dont l’ensemble à ${confidence} la contenait, avec son intervalle à 95\u00a0%`,
  coverageSummary: (lines) => `Couverture des ensembles par classe\u00a0: ${lines}`,
  held: 'Tenus',
  curves: 'Retrouver les lignes d’une classe',
  curvesOf: 'Classe',
  roc: 'Courbe ROC',
  precisionRecall: 'Précision et rappel',
  falsePositives: (name) => `Autres lignes dites ${name} (%)`,
  truePositives: (name) => `Lignes ${name} retrouvées (%)`,
  precision: (name) => `Justes parmi les lignes dites ${name} (%)`,
  model: 'ce modèle',
  chance: 'au hasard',
  rocSummary: (area) => `Courbe ROC d’aire ${area}`,
  precisionSummary: (share) =>
    `Précision selon le rappel\u00a0; dire toutes les lignes de cette classe serait juste pour ${share}`,
  limitYes: (name) => `répondre ${name}`,
  limitNo: (name) => `pas ${name}`,
};

export const decideFr: typeof decideEn = {
  title: 'Décider',
  costs: 'Que coûte une erreur\u00a0?',
  costsHow:
    'Dans l’unité de votre choix, par exemple en euros ou en minutes. La réponse retenue a le coût attendu le plus faible.',
  missed: (name) => `Manquer «\u00a0${name}\u00a0»`,
  missedHow: (name, other) => `La réponse est «\u00a0${other}\u00a0», mais c’est «\u00a0${name}\u00a0»`,
  falseAlarm: (name) => `Fausse alerte «\u00a0${name}\u00a0»`,
  wrongAbout: (name) => `Erreur sur «\u00a0${name}\u00a0»`,
  ask: 'Demander à une personne',
  askHow: 'Vide si personne ne peut être consulté',
  apply: 'Enregistrer les coûts',
  remove: 'Supprimer les coûts',
  saved: 'Coûts enregistrés.',
  removed: 'Coûts supprimés.',
  undone: 'Les coûts sont comme avant.',
  needed: 'Saisissez un montant',
  negative: 'Saisissez un montant d’au moins 0',
  allFree: 'Une erreur au moins doit coûter quelque chose',
  fromApi:
    'Ces coûts dépendent de la réponse fausse et viennent d’un programme. Enregistrer des montants ici les remplace.',
  none: 'Pas encore de coûts\u00a0: la réponse est la classe la plus probable.',
  limits: (name) => `Probabilité de ${name} et réponse donnée`,
  limitsHow: 'Déplacez une limite, à la souris ou avec les flèches du clavier\u00a0: les chiffres suivent.',
  lower: (other) => `Fin de «\u00a0${other}\u00a0»`,
  upper: (name) => `Début de «\u00a0${name}\u00a0»`,
  single: (name) => `Limite entre les réponses, à partir de laquelle c’est «\u00a0${name}\u00a0»`,
  best: 'Revenir aux meilleures limites',
  adopt: 'Adapter les coûts à ces limites',
  share: 'Lignes de la classe (%)',
  classRows: (name, n, count) => (n < 2 ? `${name}\u00a0: ${count} ligne` : `${name}\u00a0: ${count} lignes`),
  histogramSummary: (name, other, lower, upper) =>
    `Probabilité de ${name} pour les lignes des deux classes. En dessous de ${lower}, la réponse est ${other}, à partir de ${upper}, c’est ${name}\u00a0; entre les deux, une personne est consultée.`,
  outcome: (decided, right, wrong, asked) =>
    `Sur 100 lignes, il en décide ${decided}\u00a0: ${right} justes, ${wrong} fausses. ${asked} vont à une personne.`,
  outcomeAlone: (right, wrong) => `Sur 100 lignes, ${right} sont justes et ${wrong} fausses.`,
  price: 'Coût de 100 lignes',
  thisPolicy: 'Ces limites',
  policy: 'Réponses les moins coûteuses',
  always: (name) => `Toujours ${name}`,
  everyone: 'Tout à une personne',
  priceSummary: (lines) => `Coût de 100 lignes\u00a0: ${lines}`,
  saves: (amount) => `C’est ${amount} de moins que la meilleure des méthodes simples.`,
  noGain: 'Pas mieux que la meilleure des méthodes simples sur ces lignes.',
  measuredOn: (rows) => `Mesuré sur ${rows} lignes que le modèle n’avait jamais vues.`,
  answers: 'Ce que deviennent les lignes',
  says: (name) => `dit ${name}`,
  asks: 'demande',
};

export const classBatchFr: typeof classBatchEn = {
  all: 'Toutes',
  ask: 'Demander à une personne',
  filter: 'Afficher les lignes dont la réponse est',
  probability: 'Probabilité',
  set: (confidence) => `Ensemble à ${confidence}`,
  decision: 'Décision',
  none: 'Aucune ligne n’a cette réponse.',
};
