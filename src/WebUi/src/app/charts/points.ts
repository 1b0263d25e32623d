import { PointsDto } from '../api/generated/models';
import { asNumber } from '../tasks/answers';
import { Point } from './chart-spec';

/** The points of a continuous input. */
export function toPoints(
  { x, y }: PointsDto,
  { position }: { position: (value: number | string | null) => number | null },
): Point[] {
  return x.flatMap((value, index) => {
    const place = position(value);
    return place === null ? [] : [{ x: place, y: asNumber(y[index] ?? null) }];
  });
}
