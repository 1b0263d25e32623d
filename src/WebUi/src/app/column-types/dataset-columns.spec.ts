import { HOUSES } from '../../testing/datasets';
import { columnsOf, fieldOf, toExample, valuesIn } from './dataset-columns';

describe('the columns of a dataset', () => {
  const dataset = { ...HOUSES, kept: [{ name: 'Invoice', kind: 'text' as const }] };
  const columns = columnsOf(dataset);

  it('are the inputs, the target and the kept columns, in this order', () => {
    expect(columns.map(({ name, kind, role }) => [name, kind, role])).toEqual([
      ['sqft', 'numeric', 'input'],
      ['city', 'categorical', 'input'],
      ['price', 'numeric', 'target'],
      ['Invoice', 'text', 'kept'],
    ]);
    expect(columns.map(fieldOf)).toEqual(['x.sqft', 'x.city', 'y', 'kept.Invoice']);
  });

  it('have the same values in an example and in the request that stores it', () => {
    const example = { x: { sqft: 900, city: null }, y: 10, kept: { Invoice: 'A-1' } };
    const values = valuesIn(example, columns);
    expect(values).toEqual({ sqft: 900, city: null, price: 10, Invoice: 'A-1' });
    expect(toExample(columns, values)).toEqual(example);
  });

  it('leave out of a request the parts that have none of them', () => {
    expect(toExample([], {})).toEqual({});
    expect(toExample(columns.slice(2, 3), { price: 10 })).toEqual({ y: 10 });
    expect(toExample(columns.slice(3), { Invoice: null })).toEqual({ kept: { Invoice: null } });
  });
});
