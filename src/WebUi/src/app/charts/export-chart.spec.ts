import { ChartSpec } from './chart-spec';
import { toCsv } from './export-chart';

const SPEC: ChartSpec = {
  summary: '',
  x: { label: 'day, of week', categories: ['Monday', 'Tuesday'] },
  y: { label: 'sales (€)' },
  series: [
    {
      label: 'rows',
      role: 'data',
      points: [
        { x: 0, y: 1.5 },
        { x: 1, y: NaN },
        { x: 1, y: -2e-7 },
      ],
      intervals: [{ lower: 1, upper: 2 }, null, { lower: -1, upper: 1 }],
    },
    { label: 'the "band"', role: 'band', points: [{ x: 0, y: 1 }], upper: [3] },
    { label: 'perfect', role: 'baseline', guide: true, points: [{ x: 0, y: 0 }] },
  ],
};

describe('toCsv', () => {
  it('writes a line for each point that is drawn, with its interval, and none for guides', () => {
    expect(toCsv(SPEC).split('\r\n')).toEqual([
      'series,"day, of week",sales (€),lower,upper',
      'rows,Monday,1.5,1,2',
      'rows,Tuesday,-2e-7,-1,1',
      '"the ""band""",Monday,,1,3',
      '',
    ]);
  });
});
