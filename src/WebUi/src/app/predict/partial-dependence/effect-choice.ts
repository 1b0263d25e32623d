import { ColumnSummaryDto, InputColumnDto } from '../../api/generated/models';
import { Bounds } from '../../charts/chart-spec';
import { ColumnValue, Extent } from '../../column-types/column-type';
import { columnType } from '../../column-types/column-types';
import { dateGrid } from './date-grid';
import { gridOf } from './partial-dependence-curve';

/** More categories do not fit side by side. */
const MOST_CATEGORIES = 12;
/** A question further outside the data than this share of it is beyond the axis. */
const OUTSIDE = 0.2;

/** An input whose effect can be drawn: one with more than one value. */
export interface EffectChoice {
  column: InputColumnDto;
  /** Ends of a continuous input; null for categories. */
  extent: Extent | null;
  /** The most frequent ones, by name. */
  categories: string[];
}

export function effectChoices(
  columns: readonly InputColumnDto[],
  summaries: readonly ColumnSummaryDto[],
): EffectChoice[] {
  // Texts are all different: there is nothing to draw along.
  const drawable = columns.filter(({ kind }) => kind !== 'text');
  return drawable.flatMap((column) => {
    const summary = summaries.find(({ name }) => name === column.name);
    const extent = summary ? columnType(column.kind).extent(summary) : null;
    const frequent = (summary?.categories ?? []).slice(0, MOST_CATEGORIES).map(({ value }) => value);
    const categories = frequent.sort((a, b) => a.localeCompare(b, undefined, { numeric: true }));
    const varies = extent ? extent.min < extent.max : categories.length > 1;
    return varies ? [{ column, extent, categories }] : [];
  });
}

/** Places or categories to predict at: along the data, and a little on where the question lies outside. */
export function valuesOf(
  { column, extent, categories }: EffectChoice,
  asked: ColumnValue | undefined,
): (number | string)[] {
  if (extent) {
    const { lower, upper } = axisOf(extent);
    const type = columnType(column.kind);
    const place = clamp(type.position(asked ?? null) ?? extent.min, lower, upper);
    return type.calendar === 'date' ? dateGrid(extent, place) : gridOf(extent.min, extent.max, place);
  }
  return typeof asked === 'string' && !categories.includes(asked) ? [...categories, asked] : categories;
}

/** Where a value stands on the axis of the effect; null where it is not on it. */
export function placeOf(
  { column, extent }: EffectChoice,
  value: ColumnValue,
  values: readonly (number | string)[],
): number | null {
  if (extent) {
    return columnType(column.kind).position(value);
  }
  const place = typeof value === 'string' ? values.indexOf(value) : -1;
  return place >= 0 ? place : null;
}

/** How far an axis goes at most, which stays on the data. */
export function axisOf({ min, max }: Extent): Bounds {
  return { lower: min - OUTSIDE * (max - min), upper: max + OUTSIDE * (max - min) };
}

function clamp(value: number, lower: number, upper: number): number {
  return Math.min(Math.max(value, lower), upper);
}
