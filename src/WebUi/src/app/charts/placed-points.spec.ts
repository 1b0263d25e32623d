import { ChartSpec } from './chart-spec';
import { layoutOf } from './layout';
import { brushOf, nearestPoint, ordered, placedPoints } from './placed-points';
import { extentOf } from './scale';

const SPEC: ChartSpec = {
  summary: '',
  x: { label: 'x', range: { lower: 0, upper: 100 } },
  y: { label: 'y', range: { lower: 0, upper: 100 } },
  series: [
    {
      label: 'rows',
      role: 'data',
      points: [
        { x: 90, y: 10 },
        { x: 10, y: 90 },
        { x: 50, y: NaN },
        { x: 10, y: 20 },
      ],
    },
    { label: 'line', role: 'model', points: [{ x: 90, y: 11 }] },
  ],
};
const linear = (axis: 'x' | 'y') => ({ extent: extentOf(SPEC, axis), log: false });
const LAYOUT = layoutOf(SPEC, { width: 400, height: 300, language: 'en' }, linear('x'), linear('y'));
const PLACED = placedPoints(SPEC, LAYOUT);

function at(x: number, y: number) {
  return { x: LAYOUT.x.place(x), y: LAYOUT.y.place(y) };
}

describe('nearestPoint', () => {
  it('finds the point under the pointer', () => {
    expect(nearestPoint(PLACED, at(91, 11), 24, false)).toMatchObject({ index: 0, series: { label: 'rows' } });
    expect(nearestPoint(PLACED, at(10, 30), 24, false)).toMatchObject({ index: 3 });
  });

  it('finds none out of reach, nor where a value is missing', () => {
    expect(nearestPoint(PLACED, at(50, 50), 24, false)).toBeNull();
  });

  it('reaches a bar along its whole row', () => {
    expect(nearestPoint(PLACED, at(99, 90), 12, true)).toMatchObject({ index: 1 });
  });
});

describe('ordered', () => {
  it('goes through the points along an axis, without those that are not drawn', () => {
    expect(ordered(PLACED, 'x').map(({ index }) => index)).toEqual([1, 3, 0]);
    expect(ordered(PLACED, 'y').map(({ index }) => index)).toEqual([1, 3, 0]);
  });
});

describe('brushOf', () => {
  it('returns the values of the rectangle and the points within', () => {
    const [from, to] = [at(0, 100), at(20, 80)];
    const area = { left: from.x, right: to.x, top: from.y, bottom: to.y };
    const brush = brushOf(PLACED, area, LAYOUT);
    expect(brush.x.lower).toBeCloseTo(0);
    expect(brush.x.upper).toBeCloseTo(20);
    expect(brush.y.lower).toBeCloseTo(80);
    expect(brush.picked.map(({ indexes }) => indexes)).toEqual([[1]]);
  });
});

it('puts points of one category side by side, always in the same way', () => {
  const points = [
    { x: 0, y: 1 },
    { x: 0, y: 1 },
  ];
  const spec: ChartSpec = {
    ...SPEC,
    x: { label: 'day', categories: ['a', 'b'] },
    series: [{ label: '', role: 'data', points }],
  };
  const [first] = placedPoints(spec, LAYOUT);
  const [second] = placedPoints(spec, LAYOUT);
  expect(first?.x[0]).not.toBe(first?.x[1]);
  expect(first?.x).toEqual(second?.x);
});
