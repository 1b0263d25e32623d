import { inject } from '@angular/core';
import { columnsOf } from '../column-types/dataset-columns';
import { FormText, Values } from '../column-types/form-text';
import { unusualValues } from '../column-types/unusual-values';
import { I18n } from '../core/i18n/i18n';
import { NumberFormatter } from '../core/number-formatter';
import { CurrentDataset } from '../datasets/current-dataset';
import { injectConfirm } from '../shared/confirm';

/**
 * Gives a component the way to ask before it stores what is unlike all that the dataset has. What is to be put right, in
 * words by column; nothing where nothing is odd, or it is meant.
 */
export function injectConfirmUnusualValues(): (values: Values) => Promise<FormText> {
  const { dataset } = inject(CurrentDataset);
  const numbers = inject(NumberFormatter);
  const t = inject(I18n).t;
  const confirm = injectConfirm();
  return async (values) => {
    const { summary } = dataset();
    const { fields } = t();
    const odd = unusualValues(columnsOf(dataset()), summary, values, t(), numbers);
    if (Object.keys(odd).length === 0) {
      return {};
    }
    const meant = await confirm({
      title: fields.storeOdd,
      what: Object.entries(odd).map(([column, what]) => `${column}: ${what}`),
      action: fields.storeAnyway,
      back: fields.correct,
    });
    return meant ? {} : odd;
  };
}
