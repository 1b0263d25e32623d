import { parseCondition } from '../filter/condition';
import { toCategoricalFilter, toConditions } from './categorical-filter';

describe('categorical filter', () => {
  it.each([[['c~ab', 'c=x', 'c=']], [['c!=']], [['c~a', 'c~b']]])(
    'keeps %j as it is when nothing is changed',
    (texts) => {
      const filter = toCategoricalFilter(texts.flatMap((text) => parseCondition(text, ['c']) ?? []));
      const again = toConditions('c', filter).map(({ relation, value }) => `c${relation}${value}`);
      expect(again.sort()).toEqual([...texts].sort());
    },
  );
});
