import { categoryConditions, rangeConditions } from './brushed';

const texts = (conditions: { column: string; relation: string; value: string }[]) =>
  conditions.map(({ column, relation, value }) => column + relation + value);

describe('a rectangle drawn in the plot', () => {
  it('asks for a range whose ends can be read, and leaves out nothing within', () => {
    expect(texts(rangeConditions('sqft', { lower: 1203.4567, upper: 1887.6543 }))).toEqual([
      'sqft>=1203',
      'sqft<=1888',
    ]);
    expect(texts(rangeConditions('share', { lower: 0.00123456, upper: 0.00234567 }))).toEqual([
      'share>=0.00123',
      'share<=0.00235',
    ]);
    expect(texts(rangeConditions('x', { lower: 5, upper: 5 }))).toEqual(['x>=5', 'x<=5']);
  });

  it('asks for the categories whose places it covers', () => {
    const places = ['a', 'b', 'c'];
    const placeOf = (value: string | number | null) => (value === null ? null : places.indexOf(String(value)));
    expect(texts(categoryConditions('type', { lower: 0.5, upper: 2.4 }, ['a', 'b', 'c', 'b', null], placeOf))).toEqual([
      'type=b',
      'type=c',
    ]);
  });
});
