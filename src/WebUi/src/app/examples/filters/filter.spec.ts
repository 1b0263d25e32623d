import { parseCondition } from '../../column-types/filter/condition';
import { filterOf, groupsOf, isFiltered, toQuery, withConditions } from './filter';

describe('filter', () => {
  const columns = ['size', 'size of lot', 'type'];

  it('reads what an address says, whether once or several times', () => {
    expect(filterOf(undefined, undefined, undefined)).toEqual({ where: [] });
    expect(filterOf('size>=3', 'true', 'test')).toEqual({ where: ['size>=3'], excluded: true, part: 'test' });
    expect(filterOf(['size>=3', 'type=a'], 'perhaps', 'all')).toEqual({ where: ['size>=3', 'type=a'] });
  });

  it('writes the same address again', () => {
    expect(toQuery({ where: ['size>=3'], excluded: false })).toEqual({
      where: ['size>=3'],
      excluded: false,
      part: null,
      q: null,
    });
    expect(toQuery({ where: [] })).toEqual({ where: null, excluded: null, part: null, q: null });
  });

  it('searches for what is not blank', () => {
    expect(filterOf(undefined, undefined, undefined, ' galt ')).toEqual({ where: [], q: 'galt' });
    expect(filterOf(undefined, undefined, undefined, '  ')).toEqual({ where: [] });
    expect(isFiltered({ where: [], q: 'galt' })).toBe(true);
    expect(toQuery({ where: [], q: 'galt' })).toMatchObject({ q: 'galt' });
  });

  it.each([
    ['size>=3', { column: 'size', relation: '>=', value: '3' }],
    ['size of lot < 4', { column: 'size of lot', relation: '<', value: '4' }],
    ['type==a', { column: 'type', relation: '=', value: '=a' }],
    ['type!=', { column: 'type', relation: '!=', value: '' }],
    ['type~a b ', { column: 'type', relation: '~', value: 'a b' }],
    ['rooms=2', null],
    ['size', null],
  ])('takes %s apart as the server does', (text, condition) => {
    expect(parseCondition(text, columns)).toEqual(condition);
  });

  it('gathers the conditions of a column and remembers where each stands', () => {
    const groups = groupsOf(['size>=1', 'rooms=2', 'type=a', 'size<=3'], columns);
    expect(groups.map(({ column, places }) => [column, places])).toEqual([
      ['size', [0, 3]],
      [null, [1]],
      ['type', [2]],
    ]);
  });

  it('puts changed conditions in the place of those before, and new ones last', () => {
    const where = ['size>=1', 'type=a', 'size<=3'];
    const condition = { column: 'size', relation: '=' as const, value: '2' };
    expect(withConditions(where, 'size', [condition], columns)).toEqual(['size=2', 'type=a']);
    expect(withConditions(where, 'size', [], columns)).toEqual(['type=a']);
    const other = { column: 'size of lot', relation: '>' as const, value: '9' };
    expect(withConditions(where, 'size of lot', [other], columns)).toEqual([...where, 'size of lot>9']);
  });
});
