import { exportAddress } from './export-address';

describe('exportAddress', () => {
  it('keeps the filters of a list and nothing else of its address', () => {
    const query = { where: ['sqft>1000', 'city=Elk Grove'], part: 'test', page: '3', sort: 'price' };
    expect(exportAddress('', 'houses', query)).toBe(
      '/api/datasets/houses/examples/export?where=sqft%3E1000&where=city%3DElk+Grove&part=test',
    );
    expect(exportAddress('', 'a b', { sort: 'price' })).toBe('/api/datasets/a%20b/examples/export');
  });
});
