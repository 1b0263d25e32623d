import { ColumnSummaryDto, InputColumnDto } from '../../api/generated/models';
import { Point } from '../../charts/chart-spec';
import { columnType } from '../../column-types/column-types';
import { Values } from '../../column-types/form-text';
import { NumberFormatter } from '../../core/number-formatter';

/** With more conditions hardly a row is left. */
const MOST_CONDITIONS = 3;

/** What rows have in common with the question, as the server filters and as people read it. */
export interface Likeness {
  where: string[];
  said: string[];
}

/**
 * Rows like the question in the most important of the other inputs: of the same category, or within half of an
 * interquartile range to either side.
 */
export function likenessTo(
  x: Values,
  others: readonly InputColumnDto[],
  summaries: readonly ColumnSummaryDto[],
  numbers: NumberFormatter,
): Likeness {
  const conditions = others.flatMap((column) => conditionOn(column, x, summaries, numbers) ?? []);
  const used = conditions.slice(0, MOST_CONDITIONS);
  return { where: used.flatMap(({ where }) => where), said: used.map(({ said }) => said) };
}

function conditionOn(
  { name, kind, unit }: InputColumnDto,
  x: Values,
  summaries: readonly ColumnSummaryDto[],
  numbers: NumberFormatter,
): { where: string[]; said: string } | null {
  const value = x[name];
  const summary = summaries.find((each) => each.name === name);
  const type = columnType(kind);
  const place = type.position(value ?? null);
  if (typeof value === 'string' && place === null) {
    return { where: [`${name}=${value}`], said: `${name} ${value}` };
  }
  if (place === null || !summary) {
    return null;
  }
  const half = ((summary.upperQuartile ?? 0) - (summary.lowerQuartile ?? 0)) / 2;
  const [from = place, to = place] = [place - half, place + half].map((end) => Number(end.toPrecision(12)));
  const said = type.calendar
    ? `${name} ${type.figure(from, { name }, numbers)} – ${type.figure(to, { name }, numbers)}`
    : `${name} ${numbers.format(from)}–${numbers.withUnit(to, unit)}`;
  return { where: [`${name}>=${type.valueAt(from)}`, `${name}<=${type.valueAt(to)}`], said };
}

/** The points that are not among the others. */
export function without(points: readonly Point[], others: readonly Point[]): Point[] {
  const keys = new Set(others.map(({ x, y }) => `${x} ${y}`));
  return points.filter(({ x, y }) => !keys.has(`${x} ${y}`));
}
