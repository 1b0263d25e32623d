import { sortingOf, toggled } from './sorting';

describe('sorting', () => {
  const columns = ['sqft', 'price'];

  it('is newest first where the address names no known column', () => {
    expect(sortingOf(undefined, undefined, columns)).toEqual({ column: undefined, descending: true });
    expect(sortingOf('rooms', 'false', columns)).toEqual({ column: undefined, descending: true });
  });

  it('goes up, down and back to newest first', () => {
    const up = toggled(sortingOf(undefined, undefined, columns), 'price');
    expect(up).toEqual({ sort: 'price', descending: null });
    const down = toggled(sortingOf('price', undefined, columns), 'price');
    expect(down).toEqual({ sort: 'price', descending: true });
    expect(toggled(sortingOf('price', 'true', columns), 'price')).toEqual({ sort: null, descending: null });
  });

  it('starts upward on another column', () => {
    expect(toggled(sortingOf('price', 'true', columns), 'sqft')).toEqual({ sort: 'sqft', descending: null });
  });
});
