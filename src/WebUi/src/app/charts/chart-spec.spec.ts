import { ChartSpec, toTables } from './chart-spec';

const SPEC: ChartSpec = {
  summary: '',
  x: { label: 'sqft' },
  y: { label: 'price' },
  series: [
    { label: 'examples', role: 'data', points: [{ x: 7, y: 70 }] },
    { label: 'interval', role: 'band', points: [{ x: 2, y: 10 }], upper: [30] },
    {
      label: 'prediction',
      role: 'model',
      points: [
        { x: 2, y: 20 },
        { x: 1, y: 15 },
      ],
    },
  ],
};

describe('toTables', () => {
  it('puts lines side by side by x, in order, and points apart', () => {
    expect(toTables(SPEC)).toEqual([
      {
        columns: ['sqft', 'interval ↓', 'interval ↑', 'prediction'],
        rows: [
          [1, null, null, 15],
          [2, 10, 30, 20],
        ],
      },
      { columns: ['sqft', 'examples'], rows: [[7, 70]] },
    ]);
  });
});
