import { plural } from '../../core/i18n/plural';

/** Predictions for a whole file. */
export const batchEn = {
  title: 'Predict a file',
  link: 'Predict for a whole file',
  how: (columns: string) =>
    `Upload a table with these columns: ${columns}. You get it back with predictions and ranges added.`,
  back: 'Single prediction',
  predicting: (sent: string) => `Predicting, ${sent} uploaded`,
  done: (n: number, count: string) => plural(n, `${count} row predicted`, `${count} rows predicted`),
  failed: (n: number, count: string) =>
    plural(n, `${count} row could not be predicted`, `${count} rows could not be predicted`),
  download: 'Download with predictions',
  first: (count: string) => `First ${count} rows`,
  absent: (columns: string) => `Missing columns: ${columns}. Predictions will be less accurate.`,
  row: 'Row',
  predicted: (target: string) => `predicted ${target}`,
  interval: (confidence: string) => `${confidence} range`,
  warnings: 'Warnings',
};
