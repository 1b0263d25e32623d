import { PointsDto } from '../api/generated/models';
import { Point } from './chart-spec';

/** The points of a numeric input. */
export function toPoints({ x, y }: PointsDto): Point[] {
  return x.flatMap((value, index) => (typeof value === 'number' ? [{ x: value, y: y[index] ?? NaN }] : []));
}
