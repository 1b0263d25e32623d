import { costsOf, tableOf } from './decision-costs';
import { waysOf } from './ways';

describe('the simple ways to decide', () => {
  const rows = [0, 0, 0, 1].map((actual) => ({ actual, probabilities: [0.5, 0.5] }));

  it('are priced beside the policy, with everything to a person where one can be asked', () => {
    const table = tableOf(costsOf({ missed: [20, 50], ask: 9 }, ['no', 'yes']), ['no', 'yes']);
    expect(waysOf(table, rows, ['no', 'yes'], 4)).toEqual({
      policy: 4,
      simple: [
        { answer: 'no', price: 12.5 },
        { answer: 'yes', price: 15 },
        { answer: null, price: 9 },
      ],
    });
  });

  it('of many classes are the cheapest ones', () => {
    const classes = ['a', 'b', 'c', 'd', 'e'];
    const table = tableOf(costsOf({ missed: [4, 3, 2, 1, 1], ask: null }, classes), classes);
    const ways = waysOf(table, rows, classes, 1);
    expect(ways?.simple.map(({ answer }) => answer)).toEqual(['a', 'b', 'c']);
    expect(waysOf(table, [], classes, 1)).toBeNull();
  });
});
