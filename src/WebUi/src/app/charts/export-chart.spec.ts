import { ChartSpec } from './chart-spec';
import { toCsv } from './export-chart';
import { addLegend } from './export-legend';

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

describe('the legend of an exported picture', () => {
  it('draws each mark as the picture does: faint and solid dots, rings, areas and dashed lines', () => {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    const points = [{ x: 0, y: 0 }];
    addLegend(
      svg,
      [
        { label: 'other rows', role: 'data', points, emphasis: [0.15] },
        { label: 'comparable rows', role: 'data', points },
        { label: 'test rows', role: 'data', points, hollow: true },
        { label: 'range', role: 'band', points },
        { label: 'linear regression', role: 'baseline', points },
        { label: 'prediction', role: 'model', points },
      ],
      640,
      320,
    );
    const [others, comparable, test, range, linear, prediction] = svg.querySelectorAll('rect, path');
    expect(others?.getAttribute('opacity')).toBe('0.35');
    expect(comparable?.getAttribute('opacity')).toBe('1');
    expect(test?.getAttribute('style')).toContain('fill: none; stroke: var(--mark-data)');
    expect(range?.getAttribute('style')).toContain('fill-opacity: 0.25');
    expect(linear?.getAttribute('style')).toContain('stroke-dasharray: 5 2');
    expect(prediction?.getAttribute('style')).toContain('stroke-dasharray: none');
  });
});
