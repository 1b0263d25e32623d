/** How the error falls while a training runs. */
export const errorEn = {
  axis: (unit: string | null) => (unit ? `Average error (${unit})` : 'Average error'),
  progress: 'Progress (%)',
  mean: 'guessing the average',
  linear: 'linear regression',
  model: 'this model, best so far',
  better: (percent: string, error: string) =>
    `Already ${percent} lower error than linear regression: ±${error} on average.`,
  onPar: (error: string) => `On par with linear regression so far: ±${error} on average.`,
  notYet: (error: string) => `Not yet as good as linear regression: ±${error} on average.`,
  linearPerfect: (error: string) => `Linear regression is nearly perfect here: ±${error} on average.`,
  summary: (now: string, linear: string, mean: string) =>
    `Average error on validation rows during training, best so far: ${now}; linear regression ${linear}, guessing the average ${mean}`,
};

/** The same where the error is the share of wrong answers. */
export const wrongEn: typeof errorEn = {
  axis: () => 'Wrong answers (%)',
  progress: 'Progress (%)',
  mean: 'most frequent class',
  linear: 'logistic regression',
  model: 'this model, best so far',
  better: (percent, error) => `Already ${percent} fewer wrong answers than logistic regression: ${error}.`,
  onPar: (error) => `On par with logistic regression so far: ${error} wrong answers.`,
  notYet: (error) => `Not yet as good as logistic regression: ${error} wrong answers.`,
  linearPerfect: (error) => `Logistic regression is nearly perfect here: ${error} wrong answers.`,
  summary: (now, linear, mean) =>
    `Wrong answers on validation rows during training, best so far: ${now}; logistic regression ${linear}, always the most frequent class ${mean}`,
};
