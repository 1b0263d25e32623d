import { Condition, Relation } from './condition';

/** How the ends of a range are typed, and how conditions write them. */
export interface Notation {
  /** NaN where the text has no value. */
  read(text: string): number;
  typed(value: number): string;
  fromCode(code: string): number | null;
  toCode(value: number): string;
  /** The last value that somebody means by an upper bound; by default the bound itself. */
  last?: (value: number) => number;
}

export interface RangeFilter {
  /** Lower bound, as typed. */
  from: string;
  /** Upper bound, as typed. */
  to: string;
  /** As the histogram gives it: the upper bound itself is out, as long as it is not typed anew. */
  below: string | null;
  /** Only missing values. */
  missing: boolean;
  /** Conditions that have no field: kept as they are. */
  others: readonly Condition[];
}

export function toRangeFilter(conditions: readonly Condition[], notation: Notation): RangeFilter {
  const filter = { from: '', to: '', below: null as string | null, missing: false, others: [] as Condition[] };
  const single = conditions.filter(({ relation }) => relation === '=').length === 1;
  for (const condition of conditions) {
    const { relation, value } = condition;
    const number = notation.fromCode(value);
    const typed = () => (number === null ? value : notation.typed(number));
    if (relation === '=' && value === '') {
      filter.missing = true;
    } else if (relation === '=' && single && filter.from === '' && filter.to === '') {
      filter.from = filter.to = typed();
    } else if (relation === '>=' && filter.from === '') {
      filter.from = typed();
    } else if (relation === '<=' && filter.to === '') {
      filter.to = typed();
    } else if (relation === '<' && filter.to === '') {
      filter.below = filter.to = typed();
    } else {
      filter.others.push(condition);
    }
  }
  return filter;
}

export function toConditions(column: string, filter: RangeFilter, notation: Notation): Condition[] {
  const conditions: Condition[] = [];
  const add = (relation: Relation, text: string, last = (value: number) => value) => {
    if (text !== '') {
      conditions.push({ column, relation, value: notation.toCode(last(notation.read(text))) });
    }
  };
  const [from, to] = [filter.from.trim(), filter.to.trim()];
  const { last } = notation;
  if (from === to && !last) {
    add('=', from);
  } else {
    add('>=', from);
    add(to === filter.below ? '<' : '<=', to, to === filter.below ? undefined : last);
  }
  const missing: Condition[] = filter.missing ? [{ column, relation: '=', value: '' }] : [];
  return [...conditions, ...missing, ...filter.others];
}

export interface RangeErrors {
  from: string | null;
  to: string | null;
}

/** Messages about the two ends of a range; null where an end is valid. */
export function rangeErrors(
  { from, to }: Pick<RangeFilter, 'from' | 'to'>,
  notation: Pick<Notation, 'read'>,
  words: { invalid: string; backwards: string },
): RangeErrors {
  const wrong = (text: string) => text.trim() !== '' && Number.isNaN(notation.read(text));
  const backwards = from.trim() !== '' && to.trim() !== '' && notation.read(to) < notation.read(from);
  return {
    from: wrong(from) ? words.invalid : null,
    to: wrong(to) ? words.invalid : backwards ? words.backwards : null,
  };
}
