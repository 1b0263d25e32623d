import { summaryOf } from '../../../testing/datasets';
import { dotsOf, OUTCOMES, outOfTwenty } from './outcomes';
import { typicalThreshold } from './threshold';

describe('the outcomes', () => {
  it('are twenty middles of equal parts', () => {
    expect(OUTCOMES).toHaveLength(20);
    expect([OUTCOMES[0], OUTCOMES[19]]).toEqual([0.025, 0.975]);
  });

  it('stand in columns, one upon the other', () => {
    const dots = dotsOf([0, 1, 1, 1.01, 16]) ?? [];
    expect(dots.map(({ column, row }) => [column, row])).toEqual([
      [0, 0],
      [1, 0],
      [1, 1],
      [1, 2],
      [15, 0],
    ]);
  });

  it('are not drawn where all are the same', () => {
    expect(dotsOf([3, 3, 3])).toBeNull();
  });

  it('count chances in twentieths, and none as impossible or certain', () => {
    expect([0.43, 0.5, 0.01, 0.99].map(outOfTwenty)).toEqual([9, 10, null, null]);
  });

  it('are compared with a round value in the middle of the data', () => {
    const target = summaryOf({ median: 523.7, lowerQuartile: 410, upperQuartile: 610 });
    expect(typicalThreshold(target)).toBe(520);
    expect(typicalThreshold({ ...target, lowerQuartile: 523.7, upperQuartile: 523.7 })).toBe(523.7);
    expect(typicalThreshold(undefined)).toBeNull();
  });
});
