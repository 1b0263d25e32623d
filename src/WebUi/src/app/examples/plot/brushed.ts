import { Bounds } from '../../charts/chart-spec';
import { InputColumnDto } from '../../api/generated/models';
import { ColumnAxis, ColumnType, ColumnValue } from '../../column-types/column-type';
import { columnType } from '../../column-types/column-types';
import { Condition } from '../../column-types/filter/condition';

/** Seconds of a day, an hour and a minute. */
const DRAWN = [86_400, 3600, 60];

/** A rectangle that is drawn has pixels, not numbers: a hundredth of its side is as exact as it is meant. */
export function rangeConditions(
  column: string,
  { lower, upper }: Bounds,
  { calendar, valueAt }: Pick<ColumnType, 'calendar' | 'valueAt'>,
): Condition[] {
  const width = upper - lower;
  if (calendar) {
    const unit = DRAWN.find((each) => each * 100 <= width) ?? 1;
    return [
      { column, relation: '>=', value: String(valueAt(Math.floor(lower / unit) * unit)) },
      { column, relation: '<=', value: String(valueAt(Math.ceil(upper / unit) * unit)) },
    ];
  }
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

/** What a side of a rectangle asks of a column: categories, or a range. */
export function conditionsOf(
  { name, kind }: Pick<InputColumnDto, 'name' | 'kind'>,
  axis: ColumnAxis,
  side: Bounds,
  values: readonly ColumnValue[],
): Condition[] {
  return axis.categories
    ? categoryConditions(name, side, values, (value) => axis.place(value))
    : rangeConditions(name, side, columnType(kind));
}
