import { Extent } from '../../column-types/column-type';

const DAY = 86_400;
const WEEK = 7 * DAY;
const STEPS = 96;

/**
 * Moments to predict at, in seconds. Where they are far apart they share the weekday and the time of the moment that is
 * asked about: otherwise the curve would jump between working days and weekends.
 */
export function dateGrid({ min, max }: Extent, asked: number): number[] {
  const [lower, upper] = [Math.min(min, asked), Math.max(max, asked)];
  const rough = (upper - lower) / STEPS;
  const unit = rough >= DAY ? WEEK : rough >= DAY / 4 ? DAY : 1;
  const step = Math.max(unit, Math.ceil(rough / unit) * unit);
  const first = Math.ceil((lower - asked) / step);
  const count = Math.floor((upper - asked) / step) - first + 1;
  return Array.from({ length: count }, (_, index) => asked + (first + index) * step);
}
