import { columnsFor, isSameSplit, SplitColumn, splitParameter, usualColumn } from './split';

const column = (name: string, kind: SplitColumn['kind'], isKept = false): SplitColumn => ({ name, kind, isKept });
const COLUMNS = [
  column('weight', 'numeric'),
  column('diet', 'categorical'),
  column('seen', 'dateTime', true),
  column('chick', 'text', true),
];

describe('the columns of a split', () => {
  it('are dates and numbers for times, and all for groups', () => {
    expect(columnsFor('time', COLUMNS).map(({ name }) => name)).toEqual(['weight', 'seen']);
    expect(columnsFor('group', COLUMNS)).toEqual(COLUMNS);
  });

  it('begin with a kept text, a category, and a date', () => {
    expect(usualColumn('group', COLUMNS)).toBe('chick');
    expect(usualColumn('group', COLUMNS.slice(0, 3))).toBe('diet');
    expect(usualColumn('time', COLUMNS)).toBe('seen');
    expect(usualColumn('time', COLUMNS.slice(0, 2))).toBe('weight');
    expect(usualColumn('time', COLUMNS.slice(1, 2))).toBeNull();
  });
});

it('is written for an import with its column', () => {
  expect(splitParameter({ by: 'group', column: 'a:b' })).toBe('group:a:b');
  expect(splitParameter({ by: 'row', column: null })).toBe('row');
});

it('is the same with the same column alone', () => {
  expect(isSameSplit({ by: 'group', column: 'a' }, { by: 'group', column: 'b' })).toBe(false);
  expect(isSameSplit({ by: 'group', column: 'a' }, { by: 'time', column: 'a' })).toBe(false);
  expect(isSameSplit({ by: 'row' }, { by: 'row', column: null })).toBe(true);
});
