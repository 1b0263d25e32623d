import { categorical } from '../categorical/categorical';
import { ColumnType } from '../column-type';
import { TextInput } from './text-input';

/** Free text, which no model learns from: nothing about a new one is unusual. */
export const text: ColumnType = {
  ...categorical,
  kind: 'text',
  roles: ['kept'],
  input: TextInput,
  unusual: () => null,
};
