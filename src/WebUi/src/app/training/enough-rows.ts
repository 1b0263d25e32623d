import { computed, inject, Signal } from '@angular/core';
import { I18n } from '../core/i18n/i18n';
import { NumberFormatter } from '../core/number-formatter';
import { CurrentDataset } from '../datasets/current-dataset';

/** The server refuses to train on fewer: of these, two are kept for the test by default, and it needs ten to learn from. */
export const NEEDED_ROWS = 12;
const RECOMMENDED = 30;

/** Why there are too few rows to train on, in the dataset of the address unless said otherwise; null where there are enough. */
export function missingRows(count?: () => number): Signal<string | null> {
  const dataset = inject(CurrentDataset).dataset;
  const numbers = inject(NumberFormatter);
  const t = inject(I18n).t;
  return computed(() => {
    const rows = count?.() ?? dataset().exampleCount;
    return rows < NEEDED_ROWS ? t().outcome.rowsNeeded(numbers.exact(rows), NEEDED_ROWS, RECOMMENDED) : null;
  });
}
