/** What an answer costs, as the API writes it; an entry that is absent costs nothing where it is right, and 1 elsewhere. */
export interface Costs {
  /** [actual class][answered class]. */
  matrix: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Cost of asking a person; null where nobody can be asked. */
  ask: number | null;
}

/** The costs of a list of classes: [actual class][answered class]. */
export interface CostTable {
  costs: readonly (readonly number[])[];
  ask: number | null;
}

/** What a person types: what it costs to miss each class, whatever is answered instead of it. */
export interface Amounts {
  /** [class]; for two classes, a missed first class is a false alarm. */
  missed: readonly number[];
  ask: number | null;
}

/** A row whose actual class is known. */
export interface JudgedRow {
  /** Index of its class; −1 where no training row had it. */
  actual: number;
  /** [class]. */
  probabilities: readonly number[];
}

/** Index of a class; null to ask a person. */
export type Answer = number | null;

/** What answers come to on rows whose classes are known. */
export interface Outcome {
  rows: number;
  /** Mean cost of a row. */
  price: number;
  decided: number;
  asked: number;
  wrong: number;
  /** [actual class][answered class], with one more column for the rows that a person is asked about. */
  counts: readonly (readonly number[])[];
}

export function tableOf({ matrix, ask }: Costs, classes: readonly string[]): CostTable {
  const cost = (actual: string, answered: string) =>
    own(own(matrix, actual) ?? {}, answered) ?? (actual === answered ? 0 : 1);
  return { costs: classes.map((actual) => classes.map((answered) => cost(actual, answered))), ask };
}

/** A class may have the name of something that every object has. */
function own<T>(values: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

export function costsOf({ missed, ask }: Amounts, classes: readonly string[]): Costs {
  const others = (actual: string, amount: number) =>
    Object.fromEntries(classes.filter((name) => name !== actual).map((name) => [name, amount]));
  return { matrix: Object.fromEntries(classes.map((name, at) => [name, others(name, missed[at] ?? 1)])), ask };
}

/** The same text for the same costs, however they are written. */
export function keyOf(costs: Costs | null): string {
  const sorted = <T>(values: Readonly<Record<string, T>>) =>
    Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(costs && [sorted(costs.matrix).map(([name, row]) => [name, sorted(row)]), costs.ask]);
}

/** The amounts that these costs are made of; null where they depend on the wrong answer, which only the API can say. */
export function amountsOf(costs: Costs, classes: readonly string[]): Amounts | null {
  const { costs: table, ask } = tableOf(costs, classes);
  const missed = table.map((row, actual) => row.find((_, answered) => answered !== actual) ?? 0);
  const plain = table.every((row, actual) => row.every((cost, at) => cost === (at === actual ? 0 : missed[actual])));
  return plain ? { missed, ask } : null;
}

/** [answered class], expected costs of the answers. */
export function expectedCosts({ costs }: CostTable, probabilities: readonly number[]): number[] {
  return costs.map((_, answered) =>
    probabilities.reduce((sum, probability, actual) => sum + probability * (costs[actual]?.[answered] ?? 0), 0),
  );
}

/** The answer of least expected cost (Chow 1970; Elkan 2001); a person is asked only where that costs less. */
export function decide(table: CostTable, probabilities: readonly number[]): { answer: Answer; expectedCost: number } {
  const expected = expectedCosts(table, probabilities);
  const least = Math.min(...expected);
  return table.ask !== null && table.ask < least
    ? { answer: null, expectedCost: table.ask }
    : { answer: expected.indexOf(least), expectedCost: least };
}

/** The most probable class. */
export function mostProbable(probabilities: readonly number[]): number {
  return probabilities.indexOf(Math.max(...probabilities));
}

/** What comes of answers; a row of a class that no training row had costs as the dearest mistake about any class. */
export function outcomeOf(
  { costs, ask }: CostTable,
  rows: readonly JudgedRow[],
  answer: (probabilities: readonly number[]) => Answer,
): Outcome {
  const dearest = Math.max(0, ...costs.flat());
  const counts = costs.map(() => costs.map(() => 0).concat(0));
  const found = { price: 0, asked: 0, wrong: 0 };
  for (const { actual, probabilities } of rows) {
    const answered = answer(probabilities);
    const line = counts[actual];
    const column = answered ?? costs.length;
    if (line) {
      line[column] = (line[column] ?? 0) + 1;
    }
    if (answered === null) {
      found.asked++;
      found.price += ask ?? 0;
    } else {
      found.wrong += answered === actual ? 0 : 1;
      found.price += costs[actual]?.[answered] ?? dearest;
    }
  }
  const { length } = rows;
  return {
    ...found,
    price: length > 0 ? found.price / length : 0,
    rows: length,
    decided: length - found.asked,
    counts,
  };
}
