import { Bounds } from '../../charts/chart-spec';
import { ColumnValue } from '../../column-types/column-type';
import { Condition } from '../../column-types/filter/condition';

/** A rectangle that is drawn has pixels, not numbers: a hundredth of its side is as exact as it is meant. */
export function rangeConditions(column: string, { lower, upper }: Bounds): Condition[] {
  const width = upper - lower;
  const power = width > 0 ? Math.floor(Math.log10(width)) - 2 : 0;
  const rounded = (value: number, round: (value: number) => number) => {
    const text = `${round(Number(`${value}e${-power}`))}e${power}`;
    return String(Number.isFinite(Number(text)) ? Number(text) : value);
  };
  return [
    { column, relation: '>=', value: rounded(lower, Math.floor) },
    { column, relation: '<=', value: rounded(upper, Math.ceil) },
  ];
}

/** The categories whose places are within. */
export function categoryConditions(
  column: string,
  { lower, upper }: Bounds,
  values: readonly ColumnValue[],
  placeOf: (value: ColumnValue) => number | null,
): Condition[] {
  const within = [...new Set(values)].filter((value) => {
    const place = placeOf(value);
    return place !== null && place >= lower && place <= upper;
  });
  return within.map((value) => ({ column, relation: '=', value: String(value) }));
}
