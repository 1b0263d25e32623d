import { computed, inject, Signal } from '@angular/core';
import { DatasetDetailDto } from '../api/generated/models';
import { I18n } from '../core/i18n/i18n';
import { NumberFormatter } from '../core/number-formatter';
import { CurrentDataset } from '../datasets/current-dataset';

/** The server refuses to train on fewer: of these, two are kept for the test by default, and it needs ten to learn from. */
export const NEEDED_ROWS = 12;
const RECOMMENDED = 30;

/** Rows that a training learns from: neither excluded nor duplicates. Of a large dataset they are not counted. */
export function differentRows(dataset: Pick<DatasetDetailDto, 'differentRows' | 'exampleCount'>): number {
  return dataset.differentRows ?? dataset.exampleCount;
}

/** Why there are too few rows to train on, in the dataset of the address unless said otherwise; null where there are enough. */
export function missingRows(count?: () => number): Signal<string | null> {
  const dataset = inject(CurrentDataset).dataset;
  const numbers = inject(NumberFormatter);
  const t = inject(I18n).t;
  return computed(() => {
    if (count) {
      return count() < NEEDED_ROWS ? t().outcome.rowsNeeded(numbers.exact(count()), NEEDED_ROWS, RECOMMENDED) : null;
    }
    const rows = differentRows(dataset());
    if (rows >= NEEDED_ROWS) {
      return null;
    }
    // Without the word, whoever counts the rows would find enough.
    const text = dataset().exampleCount >= NEEDED_ROWS ? t().outcome.differentRowsNeeded : t().outcome.rowsNeeded;
    return text(numbers.exact(rows), NEEDED_ROWS, RECOMMENDED);
  });
}
