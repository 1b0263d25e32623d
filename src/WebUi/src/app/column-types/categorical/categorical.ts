import { ColumnSummaryDto } from '../../api/generated/models';
import { ColumnType } from '../column-type';
import { categoryAxis } from './category-axis';
import { CategoricalFilterEditor } from './categorical-filter-editor';
import { CategoricalInput } from './categorical-input';

/** Fewer values say little about the next one. */
const ENOUGH_VALUES = 20;
/** Among more categories than these, or among rarer ones, a new one is expected. */
const FEW_CATEGORIES = 20;
const FREQUENT = 10;

export const categorical: ColumnType = {
  kind: 'categorical',
  roles: ['input'],
  numeric: false,
  hasUnit: false,
  inputMode: null,
  input: CategoricalInput,
  filterEditor: CategoricalFilterEditor,
  parse: (text) => text,
  invalid: () => '',
  format: String,
  toText: String,
  fromCode: (code) => (code === '' ? null : code),
  typical: ({ categories }) => categories[0]?.value ?? null,
  extent: () => null,
  position: () => null,
  valueAt: (position) => position,
  figure: (position, _, numbers) => numbers.format(position),
  unusual: (value, summary, _, t) =>
    typeof value === 'string' && isNew(value, summary) ? t.fields.neverSeen(value) : null,
  axis: categoryAxis,
};

function isNew(value: string, { count, distinct, categories }: ColumnSummaryDto): boolean {
  return (
    distinct > 0 &&
    distinct <= FEW_CATEGORIES &&
    count >= Math.max(ENOUGH_VALUES, FREQUENT * distinct) &&
    !categories.some((category) => category.value === value)
  );
}
