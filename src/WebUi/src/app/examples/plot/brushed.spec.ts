import { columnType } from '../../column-types/column-types';
import { categoryConditions, rangeConditions } from './brushed';

const texts = (conditions: { column: string; relation: string; value: string }[]) =>
  conditions.map(({ column, relation, value }) => column + relation + value);

const NUMBERS = columnType('numeric');

describe('a rectangle drawn in the plot', () => {
  it('asks for a range whose ends can be read, and leaves out nothing within', () => {
    expect(texts(rangeConditions('sqft', { lower: 1203.4567, upper: 1887.6543 }, NUMBERS))).toEqual([
      'sqft>=1203',
      'sqft<=1888',
    ]);
    expect(texts(rangeConditions('share', { lower: 0.00123456, upper: 0.00234567 }, NUMBERS))).toEqual([
      'share>=0.00123',
      'share<=0.00235',
    ]);
    expect(texts(rangeConditions('x', { lower: 5, upper: 5 }, NUMBERS))).toEqual(['x>=5', 'x<=5']);
  });

  it('asks for whole days of a long time', () => {
    const [lower, upper] = [Date.UTC(2025, 0, 31, 7), Date.UTC(2025, 11, 1, 9)].map((ms) => ms / 1000);
    const range = { lower: lower ?? 0, upper: upper ?? 0 };
    expect(texts(rangeConditions('day', range, columnType('dateTime')))).toEqual([
      'day>=2025-01-31',
      'day<=2025-12-02',
    ]);
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
