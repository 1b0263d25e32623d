export const aboutEn = {
  what: 'Regressor learns from the rows of your table, measures how good its model is, and predicts with a range.',
  how: 'How it works',
  steps: [
    'Upload or paste your table.',
    'Choose the column to predict.',
    'Train. Part of the rows is held back to test the model.',
    'Predict, one case or a whole file. Each prediction comes with a range.',
  ],
  api: 'Everything here is also available from code:',
  apiLink: 'REST API reference',
  notFound: 'Page not found',
  home: 'Home',
};
