import { ColumnSummaryDto, InputColumnDto } from '../../api/generated/models';
import { Bounds } from '../../charts/chart-spec';
import { ColumnValue, Extent } from '../../column-types/column-type';
import { columnType } from '../../column-types/column-types';
import { gridOf } from './partial-dependence-curve';

/** More categories do not fit side by side. */
const MOST_CATEGORIES = 12;
/** A question further outside the data than this share of it is beyond the axis. */
const OUTSIDE = 0.2;

/** An input whose effect can be drawn: one with more than one value. */
export interface EffectChoice {
  column: InputColumnDto;
  extent: Extent | null;
  /** The most frequent ones, by name. */
  categories: string[];
}

export function effectChoices(
  columns: readonly InputColumnDto[],
  summaries: readonly ColumnSummaryDto[],
): EffectChoice[] {
  return columns.flatMap((column) => {
    const summary = summaries.find(({ name }) => name === column.name);
    const extent = summary ? columnType(column.kind).extent(summary) : null;
    const frequent = (summary?.categories ?? []).slice(0, MOST_CATEGORIES).map(({ value }) => value);
    const categories = frequent.sort((a, b) => a.localeCompare(b, undefined, { numeric: true }));
    const varies = extent ? extent.min < extent.max : categories.length > 1;
    return varies ? [{ column, extent, categories }] : [];
  });
}

/** Values to predict at: along the data, and a little on where the question lies outside. */
export function valuesOf({ extent, categories }: EffectChoice, asked: ColumnValue | undefined): (number | string)[] {
  if (extent) {
    const { lower, upper } = axisOf(extent);
    return gridOf(extent.min, extent.max, clamp(typeof asked === 'number' ? asked : extent.min, lower, upper));
  }
  return typeof asked === 'string' && !categories.includes(asked) ? [...categories, asked] : categories;
}

/** How far an axis goes at most, which stays on the data. */
export function axisOf({ min, max }: Extent): Bounds {
  return { lower: min - OUTSIDE * (max - min), upper: max + OUTSIDE * (max - min) };
}

function clamp(value: number, lower: number, upper: number): number {
  return Math.min(Math.max(value, lower), upper);
}
