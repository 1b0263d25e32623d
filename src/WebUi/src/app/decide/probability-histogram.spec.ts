import { shareByProbability } from './probability-histogram';

describe('the histogram of a class', () => {
  const row = (actual: number, p: number) => ({ actual, probabilities: [1 - p, p] });

  it('has the shares of its own rows, with certainty in the last bin', () => {
    const shares = shareByProbability([row(1, 1), row(1, 0.96), row(1, 0.02), row(1, 0.5), row(0, 0.02)], 1);
    expect([shares.length, shares[0], shares[10], shares[19]]).toEqual([20, 25, 25, 50]);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBe(100);
  });

  it('without rows is empty', () => {
    expect(shareByProbability([row(0, 0.3)], 1)).toEqual(Array(20).fill(0));
  });
});
