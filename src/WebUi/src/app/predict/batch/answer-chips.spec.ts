import { PredictionDto } from '../../api/generated/models';
import { answerChips } from './answer-chips';

const answered = (y: string, decision?: PredictionDto['decision']) => ({
  prediction: { y, decision: decision ?? null } as PredictionDto,
});

describe('the chips of answers', () => {
  it('count the most probable classes where nothing is decided, and no row without a prediction', () => {
    expect(answerChips([answered('no'), answered('yes'), answered('no'), { prediction: null }])).toEqual([
      { answer: 'no', count: 2 },
      { answer: 'yes', count: 1 },
    ]);
  });

  it('count decisions, with those for a person last', () => {
    const ask = answered('no', { answer: null, expectedCost: 9 });
    const yes = answered('no', { answer: 'yes', expectedCost: 3 });
    expect(answerChips([ask, ask, yes])).toEqual([
      { answer: 'yes', count: 1 },
      { answer: null, count: 2 },
    ]);
  });
});
