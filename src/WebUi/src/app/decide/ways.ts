import { CostTable, JudgedRow, outcomeOf } from './decision-costs';

/** Of many classes, more are none the better. */
const MOST_CLASSES = 3;

/** Mean costs of a row. */
export interface Ways {
  policy: number;
  /** Always one class, the cheapest ones first, then everything to a person (null) where one can be asked. */
  simple: { answer: string | null; price: number }[];
}

/** The price of a policy beside those of answers that look at nothing. */
export function waysOf(
  table: CostTable,
  rows: readonly JudgedRow[],
  classes: readonly string[],
  policy: number,
): Ways | null {
  if (rows.length === 0) {
    return null;
  }
  const always = classes.map((answer, at) => ({ answer, price: outcomeOf(table, rows, () => at).price }));
  const cheapest = classes.length > 2 ? always.sort((a, b) => a.price - b.price).slice(0, MOST_CLASSES) : always;
  return {
    policy,
    simple: [...cheapest, ...(table.ask === null ? [] : [{ answer: null, price: table.ask }])],
  };
}
