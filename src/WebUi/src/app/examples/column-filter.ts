import { Numbers } from '../core/numbers';
import { Condition, Relation } from './filter';

/** What the fields of a column's filter hold; numbers as typed. */
export interface ColumnFilter {
  from: string;
  to: string;
  contains: string;
  /** An empty one means not known. */
  values: readonly string[];
  /** What the address asks for beyond the fields: kept as it is. */
  others: readonly Condition[];
}

export function toColumnFilter(conditions: readonly Condition[], numeric: boolean, numbers: Numbers): ColumnFilter {
  const filter = { from: '', to: '', contains: '', values: [] as string[], others: [] as Condition[] };
  const single = conditions.filter(({ relation }) => relation === '=').length === 1;
  for (const condition of conditions) {
    const { relation, value } = condition;
    const typed = () => (Number.isFinite(Number(value)) ? numbers.typed(Number(value)) : value);
    if (relation === '=' && (!numeric || value === '')) {
      filter.values.push(value);
    } else if (relation === '=' && single && filter.from === '' && filter.to === '') {
      filter.from = filter.to = typed();
    } else if (numeric && relation === '>=' && filter.from === '') {
      filter.from = typed();
    } else if (numeric && relation === '<=' && filter.to === '') {
      filter.to = typed();
    } else if (!numeric && relation === '~' && filter.contains === '') {
      filter.contains = value;
    } else {
      filter.others.push(condition);
    }
  }
  return filter;
}

export function toConditions(column: string, filter: ColumnFilter, numbers: Numbers): Condition[] {
  const conditions: Condition[] = [];
  const add = (relation: Relation, value: string) => {
    conditions.push({ column, relation, value });
  };
  const [from, to] = [filter.from.trim(), filter.to.trim()];
  if (from !== '' && from === to) {
    add('=', String(numbers.parse(from)));
  } else {
    if (from !== '') {
      add('>=', String(numbers.parse(from)));
    }
    if (to !== '') {
      add('<=', String(numbers.parse(to)));
    }
  }
  if (filter.contains.trim() !== '') {
    add('~', filter.contains.trim());
  }
  filter.values.forEach((value) => {
    add('=', value);
  });
  return [...conditions, ...filter.others];
}

export interface ColumnFilterErrors {
  from: string | null;
  to: string | null;
}

/** What is wrong with the two ends of a range; no message where it is fine. */
export function rangeErrors(
  { from, to }: ColumnFilter,
  numbers: Numbers,
  words: { notANumber: string; backwards: string },
): ColumnFilterErrors {
  const wrong = (text: string) => text.trim() !== '' && Number.isNaN(numbers.parse(text));
  const backwards = from.trim() !== '' && to.trim() !== '' && numbers.parse(to) < numbers.parse(from);
  return {
    from: wrong(from) ? words.notANumber : null,
    to: wrong(to) ? words.notANumber : backwards ? words.backwards : null,
  };
}
