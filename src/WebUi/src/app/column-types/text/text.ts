import { categorical } from '../categorical/categorical';
import { ColumnType } from '../column-type';
import { TextInput } from './text-input';

/** Free text: nothing about a new one is unusual. */
export const text: ColumnType = {
  ...categorical,
  kind: 'text',
  roles: ['input', 'kept'],
  input: TextInput,
  unusual: () => null,
};
