import { NumberFormatter } from '../../core/number-formatter';
import { Condition, Relation } from '../filter/condition';

export interface NumericFilter {
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

export function toNumericFilter(conditions: readonly Condition[], numbers: NumberFormatter): NumericFilter {
  const filter = { from: '', to: '', below: null as string | null, missing: false, others: [] as Condition[] };
  const single = conditions.filter(({ relation }) => relation === '=').length === 1;
  for (const condition of conditions) {
    const { relation, value } = condition;
    const typed = () => (Number.isFinite(Number(value)) ? numbers.typed(Number(value)) : value);
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

export function toConditions(column: string, filter: NumericFilter, numbers: NumberFormatter): Condition[] {
  const conditions: Condition[] = [];
  const add = (relation: Relation, text: string) => {
    if (text !== '') {
      conditions.push({ column, relation, value: String(numbers.parse(text)) });
    }
  };
  const [from, to] = [filter.from.trim(), filter.to.trim()];
  if (from === to) {
    add('=', from);
  } else {
    add('>=', from);
    add(to === filter.below ? '<' : '<=', to);
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
  { from, to }: Pick<NumericFilter, 'from' | 'to'>,
  numbers: NumberFormatter,
  words: { notANumber: string; backwards: string },
): RangeErrors {
  const wrong = (text: string) => text.trim() !== '' && Number.isNaN(numbers.parse(text));
  const backwards = from.trim() !== '' && to.trim() !== '' && numbers.parse(to) < numbers.parse(from);
  return {
    from: wrong(from) ? words.notANumber : null,
    to: wrong(to) ? words.notANumber : backwards ? words.backwards : null,
  };
}
