import { COLUMN_KINDS, columnType, kindsFor } from './column-types';

describe('column types', () => {
  it.each(COLUMN_KINDS)('finds %s under its own name', (kind) => {
    expect(columnType(kind).kind).toBe(kind);
  });

  it('offers for each role the kinds that can have it', () => {
    expect(kindsFor('input')).toEqual(['numeric', 'categorical', 'text', 'dateTime', 'timeOfDay']);
    expect(kindsFor('kept')).toEqual(['text', 'dateTime', 'timeOfDay']);
  });

  it('reads numbers and categories as an address writes them', () => {
    expect(columnType('numeric').fromCode('1.5')).toBe(1.5);
    expect(columnType('numeric').fromCode('big')).toBeNull();
    expect(columnType('categorical').fromCode('1.5')).toBe('1.5');
    expect(columnType('categorical').fromCode('')).toBeNull();
  });

  it('gives the eight most frequent categories a place each, and the others one together', () => {
    const values = 'aabbccddeeffgghhij'.split('');
    const axis = columnType('categorical').axis(values);
    expect(axis.categories).toEqual({ names: 'abcdefgh'.split(''), others: true });
    expect([axis.place('a'), axis.place('h'), axis.place('i'), axis.place('j'), axis.place(null)]).toEqual([
      0,
      7,
      8,
      8,
      null,
    ]);
  });
});
