import { plural } from '../../core/i18n/plural';

/** Predictions for a whole file. */
export const batchEn = {
  title: 'Predict a file',
  link: 'Predict for a whole file',
  how: (columns: string) =>
    `Upload a table with these columns: ${columns}. You get it back with predictions and ranges added.`,
  back: 'Single prediction',
  predicting: 'Predicting…',
  ready: (n: number, count: string) => plural(n, `${count} row can be predicted`, `${count} rows can be predicted`),
  failed: (n: number, count: string) => plural(n, `${count} row needs attention`, `${count} rows need attention`),
  asked: (n: number, count: string, rows: string) =>
    n === 0
      ? `None of the ${rows} rows goes to a person.`
      : plural(n, `${count} of ${rows} rows goes to a person`, `${count} of ${rows} rows go to a person`) +
        ': “ask a person” in the column “decision” of the download.',
  downloadProblems: 'Download the list of problems',
  download: 'Download with predictions',
  first: (count: string) => `First ${count} rows`,
  absent: (columns: string) => `Missing columns: ${columns}. Predictions will be less accurate.`,
  predicted: (target: string) => `predicted ${target}`,
  interval: (confidence: string) => `${confidence} range`,
  warnings: 'Warnings',
};
