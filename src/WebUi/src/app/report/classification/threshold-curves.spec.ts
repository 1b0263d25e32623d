import { areaUnder, placesAt, precisionRecallPoints, rocPoints, ScoredRow } from './threshold-curves';

const ROWS: ScoredRow[] = [
  { score: 0.9, positive: true },
  { score: 0.8, positive: true },
  { score: 0.7, positive: false },
  { score: 0.6, positive: true },
  { score: 0.5, positive: false },
  { score: 0.5, positive: true },
  { score: 0.1, positive: false },
];

describe('the ROC curve', () => {
  it('goes by the corners from nothing to everything', () => {
    expect(rocPoints(ROWS)).toEqual([
      { x: 0, y: 0 },
      { x: 0, y: 0.5 },
      { x: 1 / 3, y: 0.5 },
      { x: 1 / 3, y: 0.75 },
      { x: 2 / 3, y: 1 },
      { x: 1, y: 1 },
    ]);
  });

  it('has the area of the ranks, where ties count half', () => {
    const above = [3, 3, 2, 1.5];
    expect(areaUnder(rocPoints(ROWS) ?? [])).toBeCloseTo(above.reduce((sum, each) => sum + each, 0) / 12);
  });

  it('needs rows of both kinds', () => {
    expect(rocPoints(ROWS.filter(({ positive }) => positive))).toBeNull();
    expect(rocPoints([])).toBeNull();
  });
});

describe('precision and recall', () => {
  it('are measured from each probability on', () => {
    expect(precisionRecallPoints(ROWS)).toEqual([
      { x: 0.25, y: 1 },
      { x: 0.5, y: 1 },
      { x: 0.5, y: 2 / 3 },
      { x: 0.75, y: 0.75 },
      { x: 1, y: 4 / 6 },
      { x: 1, y: 4 / 7 },
    ]);
  });

  it('at a limit lie on both curves', () => {
    expect(placesAt(ROWS, 0.6)).toEqual({ roc: { x: 1 / 3, y: 0.75 }, precision: { x: 0.75, y: 0.75 } });
    expect(placesAt(ROWS, 0.95)).toEqual({ roc: { x: 0, y: 0 }, precision: null });
  });
});
