/** What a report points out, by code. */
export const noteTitlesEn = {
  fewRows: () => 'Few rows',
  overfitting: () => 'Overfitting',
  constantColumn: (column: string) => `${column} is constant`,
  leak: (column: string) => `${column} may leak the answer`,
  noiseFloor: () => 'Identical inputs, different targets',
  noBetterThanLinear: () => 'No gain over linear regression',
  lowCoverage: () => 'Ranges are too narrow',
  begunAfresh: () => 'Restarted from scratch',
  wildTargets: () => 'Extreme targets',
  dependentRows: () => 'Errors depend on row order',
  rareClasses: () => 'Few rows of a class',
  imbalancedClasses: (name: string) => `Nearly all rows are ${name}`,
  noBetterThanShares: () => 'No better than chance',
  miscalibrated: () => 'Probabilities do not come true',
  lowClassCoverage: (name: string) => `Sets leave out ${name}`,
  fewGroups: () => 'Few groups',
  dominantGroup: () => 'One group dominates',
  trendBeyondRange: () => 'The target leaves its range',
  growingErrors: () => 'Errors grow with time',
  splitSuggested: (column: string) => `A new or later ${column} is harder to predict`,
};

export const noteTextsEn = {
  fewRows: (trained: string, tested: string, from: string, to: string) =>
    `${trained} different training rows and ${tested} test rows: the average error may be anywhere from ${from} to ${to}.`,
  fewTrainingRows: (trained: string, from: string, to: string) =>
    `${trained} different training rows: the average error may be anywhere from ${from} to ${to}.`,
  overfitting: (train: string, unseen: string) =>
    `The average error is ${train} on training rows but ${unseen} on rows it never saw: the model partly memorizes. More rows help most.`,
  constantColumn: (rows: string) => `It has the same value in all ${rows} training rows, so it can’t help.`,
  leak: 'It almost determines the target. If you won’t know it when predicting, leave it out.',
  leakMore: (count: string) => `${count} more columns are like it.`,
  noiseFloor: (rows: string, floor: string) =>
    `${rows} rows share all their inputs with another row but have different targets. On such rows the root mean square error can’t go below about ${floor}.`,
  lowCoverage: (confidence: string, held: string, rows: string) =>
    `${confidence} ranges contained only ${held} of ${rows} test rows.`,
  begunAfresh:
    'The active model does not fit the current columns, rows or options, so training could not continue from it.',
  wildTargets: (count: string, lower: string, upper: string, farthest: string) =>
    `Half of the targets are between ${lower} and ${upper}, but ${count} are very far from that, such as ${farthest}. Correct or exclude these rows if they are mistakes.`,
  neighbors: (correlation: string) =>
    `Rows added one after the other have similar errors (rank correlation ${correlation}). For new rows the error may be larger.`,
  newest: (count: string, own: string, others: string) =>
    `On the ${count} rows added last the root mean square error is ${own}, on the others ${others}. Expect the larger one for new rows.`,
  fewGroups: (column: string, groups: string, tested: string) =>
    `${column} has ${groups} groups, of which ${tested} were tested. What is said about a new group is said from that few: one unusual group changes it.`,
  dominantGroup: (column: string, largest: string, rows: string) =>
    `One group of ${column} has ${largest} of the ${rows} rows. What is learned and measured is mostly about it.`,
  trendBeyondRange: (beyond: string, rows: string, least: string, greatest: string) =>
    `${beyond} of the ${rows} newest targets are outside ${least} to ${greatest}, the range of the older ones. A model can’t be expected to continue such a trend.`,
  growingErrors: (rows: string, newer: string, older: string, later: string | null) =>
    `On the newer half of the ${rows} tested rows the root mean square error is ${newer}, on the older half ${older}. The next ${rows} rows are further from the training rows still: expect ${later === null ? 'at least the larger error' : `about ${later}`}, and train again as rows arrive.`,
  groupSuggested: (column: string, byRow: string, suggested: string) =>
    `Rows with the same ${column} resemble each other. A quick model explains ${byRow} of the differences between other rows like these, but ${suggested} where the ${column} is new. If that is what you will predict, change the test question in the dataset’s settings and train again.`,
  timeSuggested: (column: string, byRow: string, suggested: string) =>
    `Rows that follow each other by ${column} resemble each other. A quick model explains ${byRow} of the differences between other rows like these, but ${suggested} where the ${column} is later. If that is what you will predict, change the test question in the dataset’s settings and train again.`,
};

/** The same codes about classes, and those that only they have. */
export const classNotesEn = {
  newest: (count: string, own: string, others: string) =>
    `The ${count} rows added last are told worse: the probability of their class falls short of 1 by ${own} (root mean square), that of the others by ${others}. Expect the larger figure for new rows.`,
  growingErrors: (rows: string, newer: string, older: string, later: string | null) =>
    `On the newer half of the ${rows} tested rows the probability of the right class falls short of 1 by ${newer} (root mean square), on the older half by ${older}. The next ${rows} rows are further from the training rows still: expect ${later === null ? 'at least the larger figure' : `about ${later}`}, and train again as rows arrive.`,
  fewRows: (trained: string, tested: string, from: string, to: string) =>
    `${trained} different training rows and ${tested} test rows: between ${from} and ${to} of the answers may be right.`,
  fewTrainingRows: (trained: string, from: string, to: string) =>
    `${trained} different training rows: between ${from} and ${to} of the answers may be right.`,
  overfitting: (train: string, unseen: string) =>
    `The log loss is ${train} on training rows but ${unseen} on rows it never saw: the model partly memorizes. More rows help most.`,
  rareClasses: (name: string, rows: string, classes: string, fewer: string) =>
    classes === '1'
      ? `${name} has only ${rows} training rows, so the model hardly knows it. Add rows of it, or merge it with another class.`
      : `${classes} classes have fewer than ${fewer} training rows, such as ${name} (${rows}), so the model hardly knows them. Add rows of them, or merge them.`,
  imbalancedClasses: (name: string, share: string) =>
    `Always answering ${name} would be right in ${share} of the rows. Look at the errors of each class rather than at the share of right answers.`,
  noBetterThanShares: (auc: string, lower: string, upper: string) =>
    `It tells the classes apart no better than chance would: AUC ${auc}, between ${lower} and ${upper}, where 0.5 is chance.`,
  miscalibrated: (error: string) =>
    `Stated probabilities and what happened differ by ${error} on average. Use them to sort rows rather than as shares.`,
  lowClassCoverage: (name: string, confidence: string, held: string, rows: string) =>
    `${confidence} sets contained ${name} in only ${held} of its ${rows} test rows.`,
};
