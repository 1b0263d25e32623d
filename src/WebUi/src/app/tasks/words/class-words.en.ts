import { plural } from '../../core/i18n/plural';

/** Predicting a class. */
export const classAnswerEn = {
  aboutSet: 'About this set',
  likely: (percent: string) => `${percent} likely`,
  mostLikely: (name: string, percent: string) => `Most likely ${name}: ${percent}`,
  oneOf: (classes: string, confidence: string) => `${classes} – holds in ${confidence} of such cases.`,
  noSet: 'No set of classes yet: too few rows to calibrate it',
  rough: 'Rough guess: this row does not resemble the training rows, so the percentages may be wrong.',
  of100: (count: number, name: string) => `Of 100 such rows, about ${count} are “${name}”.`,
  ask: 'Ask a person',
  decided: (cost: string) => `Answer of least expected cost: ${cost} per row.`,
  decidedAsk: (cost: string) => `To ask a person costs ${cost}, less than any answer is expected to cost.`,
  others: (count: string) => `${count} more classes`,
  probabilities: 'Probabilities of the classes',
  inSet: 'in the set',
  measured: (rows: string, confidence: string, held: string) =>
    `On ${rows} rows the model never saw, the ${confidence} set contained the actual class ${held} times.`,
  notMeasured: 'The sets of this model have not been tested on rows that it never saw.',
  setHow: 'The higher the confidence, the more classes the set names.',
  disagreement: (spread: string) => `The networks’ probabilities differ by ±${spread}.`,
  setCosts: 'What do mistakes cost?',
  setCostsHow: 'Enter what they cost, and each row gets an answer or goes to a person.',
  among: 'Compared with test rows',
};

/** How good a classification is. */
export const classReportEn = {
  right: (right: string, rows: string, percent: string) => `Right for ${right} of ${rows} rows (${percent})`,
  always: (name: string, percent: string) => `Always answering “${name}” would be right for ${percent}.`,
  useless: (target: string) =>
    `These inputs don’t predict ${target}. The model is no better than the shares of the classes.`,
  tooGood: 'An input may give the answer away. For new rows the model may be wrong much more often.',
  honest: (error: string | null) =>
    error === null
      ? 'The probabilities have no measurable error.'
      : `The probabilities are right to within ${error} on average.`,
  dishonest: (error: string) => `The probabilities are off by ${error} on average.`,
  sets: (confidence: string, held: string, rows: string) =>
    `${confidence} sets contained the class of ${held} of ${rows} rows.`,
  setSize: (size: string) => `They name ${size} ${size === '1' ? 'class' : 'classes'} on average.`,
  noSets: 'No sets could be tested on these rows.',
  ladder: {
    test: (count: string) => `Wrong answers on ${count} test rows`,
    outOfFold: (count: string) => `Wrong answers on ${count} rows in cross-validation`,
  },
  rungs: { average: 'Always the most frequent class', linear: 'Logistic regression', model: 'This model' },
  addition: {
    perfect: () => '',
    better: (gain: string) => `Its probabilities are better than those of logistic regression: log loss ${gain} lower.`,
    same: () => 'Logistic regression predicts just as well here; the model adds sets.',
    worse: (gain: string) => `Logistic regression is better here: its log loss is ${gain} lower.`,
    none: () => '',
  },
  confusion: 'What happens to each class',
  confusionHow: 'Rows by their actual class, and the class that is most probable for the model',
  actual: 'Actual class',
  predictedAs: (name: string) => `predicted ${name}`,
  hundredText: (name: string, right: number, mistakes: string) =>
    `Of 100 rows with “${name}”, ${right} are recognized${mistakes ? `; ${mistakes}` : ''}`,
  takenFor: (count: number, name: string) => `${count} are taken for “${name}”`,
  otherClasses: 'other classes',
  rowsOf: (actual: string, predicted: string, n: number, count: string) =>
    plural(
      n,
      `${count} row with ${actual}, predicted ${predicted}`,
      `${count} rows with ${actual}, predicted ${predicted}`,
    ),
  rowsShown: (shown: string) => `The first ${shown} of them:`,
  pickCell: 'Select a number to see its rows.',
  row: (id: string) => `Row ${id}`,
  reliability: 'Are the percentages right?',
  reliabilityHow: 'On the dashed line, what was stated came true just as often.',
  stated: (name: string) => `Stated probability of ${name} (%)`,
  statedTop: 'Stated probability of the most probable class (%)',
  observed: 'Came true (%)',
  perfect: 'stated = came true',
  came: 'came true',
  reliabilitySummary: (lines: string) => `Stated probabilities and how often they came true: ${lines}`,
  reliabilityLine: (stated: string, observed: string) => `${stated} stated, ${observed} came true`,
  interval: '95% interval',
  coverage: 'Do the sets hold?',
  coverageHow: (confidence: string) =>
    `Share of the rows of each class whose ${confidence} set contained it, with its 95% interval`,
  coverageSummary: (lines: string) => `Coverage of the sets by class: ${lines}`,
  held: 'Held',
  curves: 'Finding the rows of a class',
  curvesOf: 'Class',
  roc: 'ROC curve',
  precisionRecall: 'Precision and recall',
  falsePositives: (name: string) => `Other rows that are called ${name} (%)`,
  truePositives: (name: string) => `Rows of ${name} that are found (%)`,
  precision: (name: string) => `Right among the rows called ${name} (%)`,
  model: 'this model',
  chance: 'by chance',
  rocSummary: (area: string) => `ROC curve with an area of ${area}`,
  precisionSummary: (share: string) =>
    `Precision by recall; calling all rows by this class would be right for ${share}`,
  limitYes: (name: string) => `answer ${name}`,
  limitNo: (name: string) => `not ${name}`,
};

/** What mistakes cost, and what is done about them. */
export const decideEn = {
  title: 'Decide',
  costs: 'What does a mistake cost?',
  costsHow: 'In any unit, such as euros or minutes. The answer of least expected cost is chosen.',
  missed: (name: string) => `Missed “${name}”`,
  missedHow: (name: string, other: string) => `The answer is “${other}”, but it is “${name}”`,
  falseAlarm: (name: string) => `False alarm of “${name}”`,
  wrongAbout: (name: string) => `Wrong about “${name}”`,
  ask: 'Ask a person',
  askHow: 'Empty where nobody can be asked',
  apply: 'Save costs',
  remove: 'Remove costs',
  saved: 'Costs saved.',
  removed: 'Costs removed.',
  undone: 'The costs are as they were.',
  needed: 'Enter an amount',
  negative: 'Enter an amount from 0 up',
  allFree: 'At least one mistake must cost something',
  fromApi: 'These costs depend on the wrong answer and were stored by a program. Saving amounts here replaces them.',
  none: 'No costs yet: the most probable class is the answer.',
  limits: (name: string) => `Probability of ${name}, and what is answered`,
  limitsHow: 'Drag a limit, or move it with the arrow keys: the figures follow.',
  lower: (other: string) => `Upper end of “${other}”`,
  upper: (name: string) => `Lower end of “${name}”`,
  single: (name: string) => `Limit between the answers, from which on it is “${name}”`,
  best: 'Back to the best limits',
  adopt: 'Adjust the costs to these limits',
  share: 'Rows of the class (%)',
  classRows: (name: string, n: number, count: string) => plural(n, `${name}: ${count} row`, `${name}: ${count} rows`),
  histogramSummary: (name: string, other: string, lower: string, upper: string) =>
    `How probable ${name} is for the rows of both classes. Below ${lower} the answer is ${other}, from ${upper} on it is ${name}; between them a person is asked.`,
  outcome: (decided: string, right: string, wrong: string, asked: string) =>
    `Of 100 rows it decides ${decided}: ${right} right, ${wrong} wrong. ${asked} go to a person.`,
  outcomeAlone: (right: string, wrong: string) => `Of 100 rows ${right} are right and ${wrong} wrong.`,
  price: 'Cost of 100 rows',
  thisPolicy: 'These limits',
  policy: 'Answers of least cost',
  always: (name: string) => `Always ${name}`,
  everyone: 'Everything to a person',
  priceSummary: (lines: string) => `Cost of 100 rows: ${lines}`,
  saves: (amount: string) => `That is ${amount} less than the best of the simple ways.`,
  noGain: 'No better than the best of the simple ways on these rows.',
  measuredOn: (rows: string) => `Measured on ${rows} rows that the model never saw.`,
  answers: 'What happens to the rows',
  says: (name: string) => `says ${name}`,
  asks: 'asks',
};

/** Predictions of a file. */
export const classBatchEn = {
  all: 'All',
  ask: 'Ask a person',
  filter: 'Show rows with the answer',
  probability: 'Probability',
  set: (confidence: string) => `${confidence} set`,
  decision: 'Decision',
  none: 'No row has this answer.',
};
