import { categorical } from '../categorical/categorical';
import { ColumnType } from '../column-type';

/** Free text, which no model learns from: nothing about a new one is unusual. */
export const text: ColumnType = {
  ...categorical,
  kind: 'text',
  unusual: () => null,
};
