import { amountsOf, Costs, costsOf, decide, keyOf, outcomeOf, tableOf } from './decision-costs';

const CLASSES = ['no', 'yes'];
/** A missed yes costs 50, a false alarm 20, a person 9. */
const AMOUNTS = { missed: [20, 50], ask: 9 };
const COSTS: Costs = { matrix: { yes: { no: 50 }, no: { yes: 20 } }, ask: 9 };

describe('costs', () => {
  it('are written and read back as the amounts that were typed', () => {
    expect(costsOf(AMOUNTS, CLASSES)).toEqual(COSTS);
    expect(amountsOf(COSTS, CLASSES)).toEqual(AMOUNTS);
    const three = { missed: [1, 5, 2], ask: null };
    expect(amountsOf(costsOf(three, ['a', 'b', 'c']), ['a', 'b', 'c'])).toEqual(three);
  });

  it('count 1 for a mistake that is not mentioned, and nothing for a right answer', () => {
    expect(tableOf({ matrix: { yes: { no: 50 } }, ask: null }, CLASSES).costs).toEqual([
      [0, 1],
      [50, 0],
    ]);
  });

  it('of a class that is called like a property of every object count 1 too', () => {
    expect(tableOf({ matrix: {}, ask: null }, ['constructor', 'toString']).costs).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });

  it('are the same in whatever order they are written', () => {
    expect(keyOf({ matrix: { no: { yes: 20 }, yes: { no: 50 } }, ask: 9 })).toBe(keyOf(COSTS));
    expect(keyOf(COSTS)).not.toBe(keyOf({ ...COSTS, ask: null }));
    expect(keyOf(COSTS)).not.toBe(keyOf(null));
  });

  it('that depend on the wrong answer have no amounts', () => {
    expect(amountsOf({ matrix: { a: { b: 1, c: 2 } }, ask: null }, ['a', 'b', 'c'])).toBeNull();
    expect(amountsOf({ matrix: { yes: { yes: 3 } }, ask: null }, CLASSES)).toBeNull();
  });
});

describe('the decision', () => {
  it.each([
    [0.1, 0, 5],
    [0.17, 0, 8.5],
    [0.19, null, 9],
    [0.54, null, 9],
    [0.56, 1, 8.8],
    [1, 1, 0],
  ])('at a probability of %d is of least expected cost', (p, answer, cost) => {
    const decision = decide(tableOf(COSTS, CLASSES), [1 - p, p]);
    expect(decision.answer).toBe(answer);
    expect(decision.expectedCost).toBeCloseTo(cost);
  });

  it('never asks where nobody can be asked', () => {
    expect(decide(tableOf({ ...COSTS, ask: null }, CLASSES), [0.7, 0.3]).answer).toBe(1);
  });
});

describe('the outcome', () => {
  const rows = [
    { actual: 0, probabilities: [0.9, 0.1] },
    { actual: 1, probabilities: [0.95, 0.05] },
    { actual: 1, probabilities: [0.6, 0.4] },
    { actual: 0, probabilities: [0.2, 0.8] },
  ];

  it('counts what is decided, asked and wrong, and its mean price', () => {
    const table = tableOf(COSTS, CLASSES);
    const outcome = outcomeOf(table, rows, (probabilities) => decide(table, probabilities).answer);
    expect(outcome).toEqual({
      rows: 4,
      price: (50 + 9 + 20) / 4,
      decided: 3,
      asked: 1,
      wrong: 2,
      counts: [
        [1, 1, 0],
        [1, 0, 1],
      ],
    });
  });

  it('of a class without training rows is the dearest mistake', () => {
    const unknown = [{ actual: -1, probabilities: [0.9, 0.1] }];
    expect(outcomeOf(tableOf(COSTS, CLASSES), unknown, () => 0)).toMatchObject({ price: 50, wrong: 1 });
  });

  it('of no rows is free', () => {
    expect(outcomeOf(tableOf(COSTS, CLASSES), [], () => 0).price).toBe(0);
  });
});
