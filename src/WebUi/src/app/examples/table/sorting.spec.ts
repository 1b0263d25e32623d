import { nextSorting, sortingOf, sortQuery } from './sorting';

describe('sorting', () => {
  const columns = ['sqft', 'price'];

  it('is newest first where the address names no known column', () => {
    expect(sortingOf(undefined, undefined, columns)).toEqual({ column: undefined, descending: true });
    expect(sortingOf('rooms', 'false', columns)).toEqual({ column: undefined, descending: true });
  });

  it('goes up, down and back to newest first', () => {
    const up = nextSorting({ name: 'price', sorted: null });
    expect(up).toEqual({ column: 'price', descending: false });
    const down = nextSorting({ name: 'price', sorted: 'ascending' });
    expect(down).toEqual({ column: 'price', descending: true });
    expect(nextSorting({ name: 'price', sorted: 'descending' })).toEqual({ column: undefined, descending: true });
  });

  it('is written into the address without what goes without saying', () => {
    expect(sortQuery({ column: 'sqft', descending: false })).toEqual({ sort: 'sqft', descending: null });
    expect(sortQuery({ column: 'sqft', descending: true })).toEqual({ sort: 'sqft', descending: true });
    expect(sortQuery({ column: undefined, descending: true })).toEqual({ sort: null, descending: null });
  });
});
