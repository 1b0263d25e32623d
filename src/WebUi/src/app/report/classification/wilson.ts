import { ClassCoverageDto } from '../../api/generated/models';
import { Bounds } from '../../charts/chart-spec';

/** The 97.5 % quantile of the normal distribution. */
const Z = 1.959964;

/** 95 % confidence interval of a share (Wilson 1927). */
export function wilson(held: number, count: number): Bounds {
  if (count === 0) {
    return { lower: 0, upper: 1 };
  }
  const [share, spread] = [held / count, Z ** 2 / count];
  const middle = share + spread / 2;
  const half = Z * Math.sqrt((share * (1 - share)) / count + spread / (4 * count));
  const bound = (value: number) => Math.min(1, Math.max(0, value / (1 + spread)));
  return { lower: bound(middle - half), upper: bound(middle + half) };
}

/** The sets of all classes together; null where none were tested. */
export function heldOf(
  coverage: readonly ClassCoverageDto[],
): { confidence: number; held: number; count: number } | null {
  const [first] = coverage;
  const sum = (of: (each: ClassCoverageDto) => number) => coverage.reduce((total, each) => total + of(each), 0);
  return first
    ? { confidence: first.confidence, held: sum(({ held }) => held), count: sum(({ count }) => count) }
    : null;
}
