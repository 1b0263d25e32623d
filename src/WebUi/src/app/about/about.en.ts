export const aboutEn = {
  what: 'Regressor learns from the rows of your table, measures how good its model is, and predicts with a range.',
  how: 'How it works',
  steps: [
    'Upload or paste your table.',
    'Choose the column to predict.',
    'Train. Part of the rows is held back to test the model.',
    'Predict, one case or a whole file. Each prediction comes with a range.',
  ],
  measured: 'How the model is tested',
  measuredHow:
    'Before training, every fifth row is set aside. The model never sees these test rows, and identical rows stay on one side. The errors and the share of ranges that contained the true value are measured on them, and compared with guessing the average and with a linear regression on the same rows.',
  words: 'Words',
  glossary: [
    { word: 'Row', means: 'One example: the inputs and the target that belong to them.' },
    { word: 'Input', means: 'A column that you know before you predict.' },
    { word: 'Target', means: 'The column to predict.' },
    { word: 'Test rows', means: 'Rows that the model never saw, kept to measure its error.' },
    {
      word: '90% range',
      means: 'A prediction interval: for rows like yours, 9 of 10 such ranges contain the true value.',
    },
    { word: 'Linear regression', means: 'The best simple formula: a weight for each input. A model should beat it.' },
    { word: 'Rough guess', means: 'A prediction for inputs unlike your data. No percentage can be promised for it.' },
  ],
  api: 'Everything here is also available from code:',
  apiLink: 'REST API reference',
  notFound: 'Page not found',
  home: 'Home',
};
