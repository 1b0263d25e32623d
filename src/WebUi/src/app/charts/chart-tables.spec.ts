import { ChartSpec } from './chart-spec';
import { toTables } from './chart-tables';

const axes = { summary: '', x: { label: 'x' }, y: { label: 'y' } } satisfies Partial<ChartSpec>;

describe('toTables', () => {
  it('puts lines side by side by x, in its order, with gaps where one has no point', () => {
    const tables = toTables({
      ...axes,
      series: [
        {
          label: 'train',
          role: 'model',
          points: [
            { x: 2, y: 20 },
            { x: 1, y: 10 },
          ],
        },
        { label: 'validation', role: 'validation', points: [{ x: 2, y: 21 }] },
      ],
    });
    expect(tables).toEqual([
      {
        columns: ['x', 'train', 'validation'],
        rows: [
          [1, 10, null],
          [2, 20, 21],
        ],
      },
    ]);
  });

  it('gives a band its two edges and each cloud a table of its own', () => {
    const tables = toTables({
      ...axes,
      series: [
        { label: 'examples', role: 'data', points: [{ x: 5, y: 6 }] },
        { label: 'band', role: 'band', points: [{ x: 1, y: 0 }], upper: [9] },
      ],
    });
    expect(tables).toEqual([
      { columns: ['x', 'band ↓', 'band ↑'], rows: [[1, 0, 9]] },
      { columns: ['x', 'examples'], rows: [[5, 6]] },
    ]);
  });
});
