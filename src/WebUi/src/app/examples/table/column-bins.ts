import { ColumnSummaryDto } from '../../api/generated/models';
import { columnType } from '../../column-types/column-types';
import { Condition } from '../../column-types/filter/condition';
import { Texts } from '../../core/i18n/i18n';
import { formatWithUnit, NumberFormatter } from '../../core/number-formatter';

const MOST_BARS = 12;
/** Seconds of a day, an hour and a minute. */
const MOMENTS = [86_400, 3600, 60];

/** The bars of a column's small picture: ranges of numbers, or its most frequent categories. */
export interface ColumnBins {
  readonly counts: readonly number[];
  /** The values from one bar to another, in words. */
  words(from: number, to: number, texts: Texts, numbers: NumberFormatter): string;
  /** What to ask for to see the rows of these bars. */
  conditions(from: number, to: number): Condition[];
  /** Whether rows of this bar pass the conditions on the column. */
  passes(bar: number, conditions: readonly Condition[]): boolean;
}

export function binsOf(summary: ColumnSummaryDto, unit: string | null): ColumnBins {
  return summary.histogram.length > 0 ? rangesOf(summary, unit) : categoriesOf(summary);
}

function rangesOf({ name, kind, histogram, min, max }: ColumnSummaryDto, unit: string | null): ColumnBins {
  const type = columnType(kind);
  const edges = edgesOf(min ?? 0, max ?? 0, histogram.length, type.calendar !== undefined);
  const edge = (at: number) => edges[at] ?? NaN;
  const last = histogram.length - 1;
  return {
    counts: histogram,
    words(from, to, { examples }, numbers) {
      const [low, high] = [edge(from), edge(to + 1)].map((value) => type.format(type.valueAt(value), numbers));
      return formatWithUnit(examples.filters.range(low ?? '', high ?? ''), unit, numbers.language());
    },
    conditions: (from, to) => [
      { column: name, relation: '>=', value: String(type.valueAt(edge(from))) },
      { column: name, relation: to === last ? '<=' : '<', value: String(type.valueAt(edge(to + 1))) },
    ],
    passes(bar, conditions) {
      const middle = (edge(bar) + edge(bar + 1)) / 2;
      const isIn = ({ relation, value }: Condition) => {
        const bound = type.position(type.fromCode(value)) ?? NaN;
        switch (relation) {
          case '>=':
          case '>':
            return middle >= bound;
          case '<=':
          case '<':
            return middle <= bound;
          case '=':
            return value !== '' && edge(bar) <= bound && (bound < edge(bar + 1) || (bar === last && bound === max));
          default:
            return true;
        }
      };
      const [equal, bounds] = [conditions.filter(isEqual), conditions.filter((each) => !isEqual(each))];
      return (equal.length === 0 || equal.some(isIn)) && bounds.every(isIn);
    },
  };
}

/** Rounded to a hundredth of their distance, or to days, hours or minutes, so that a filter can be read; the ends stay where they are. */
function edgesOf(min: number, max: number, bars: number, moments: boolean): number[] {
  const width = (max - min) / bars;
  const power = width > 0 ? Math.floor(Math.log10(width)) - 2 : 0;
  const unit = MOMENTS.find((each) => each <= width) ?? 1;
  const rounded = (value: number) =>
    moments ? Math.round(value / unit) * unit : Number(`${Math.round(Number(`${value}e${-power}`))}e${power}`);
  return Array.from({ length: bars + 1 }, (_, at) => {
    const exact = min + width * at;
    const inner = at > 0 && at < bars;
    const near = rounded(exact);
    return at === bars ? max : inner && Number.isFinite(near) ? near : exact;
  });
}

function categoriesOf({ name, categories }: ColumnSummaryDto): ColumnBins {
  const shown = categories.slice(0, MOST_BARS);
  const names = (from: number, to: number) => shown.slice(from, to + 1).map(({ value }) => value);
  return {
    counts: shown.map(({ count }) => count),
    words: (from, to) => names(from, to).join(', '),
    conditions: (from, to) => names(from, to).map((value) => ({ column: name, relation: '=', value })),
    passes(bar, conditions) {
      const value = shown[bar]?.value ?? '';
      const equal = conditions.filter(isEqual);
      return (
        (equal.length === 0 || equal.some((each) => each.value === value)) &&
        conditions.every(
          (each) =>
            (each.relation !== '!=' || each.value !== value) &&
            (each.relation !== '~' || value.toLowerCase().includes(each.value.toLowerCase())),
        )
      );
    },
  };
}

function isEqual({ relation }: Condition): boolean {
  return relation === '=';
}
