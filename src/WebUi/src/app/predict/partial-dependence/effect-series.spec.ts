import { summaryOf } from '../../../testing/datasets';
import { InputColumnDto, PredictionDto } from '../../api/generated/models';
import { effectChoices, valuesOf } from './effect-choice';
import { askedSeries, effectSeries } from './effect-series';

const WORDS = { band: 'band', prediction: 'line', guess: 'guess', comparable: 'comparable', others: 'others' };
const KIND: InputColumnDto = { name: 'kind', kind: 'categorical', unit: null };
const SIZE: InputColumnDto = { name: 'size', kind: 'numeric', unit: null };
const kinds = (...values: string[]) =>
  summaryOf({ name: 'kind', kind: 'categorical', categories: values.map((value) => ({ value, count: 1 })) });

function predicted(y: number, covered: boolean): PredictionDto {
  const interval = { lower: y - 1, upper: y + 1, confidence: 0.9, cutAtZero: false };
  return { task: 'regression', y, interval, disagreement: 0, modelVersion: 1, warnings: [], covered };
}

describe('the effect of a category', () => {
  const [choice] = effectChoices([KIND], [kinds('loft', 'attic', 'flat 10', 'flat 9')]);

  it('has its categories by name, and one that is asked for besides', () => {
    expect(choice && valuesOf(choice, 'loft')).toEqual(['attic', 'flat 9', 'flat 10', 'loft']);
    expect(choice && valuesOf(choice, 'castle').at(-1)).toBe('castle');
  });

  it('is a dot with its range for each, hollow where nothing is promised', () => {
    const effect = {
      input: 'kind',
      confidence: 0.9,
      values: ['a', 'b'],
      predictions: [predicted(1, true), predicted(5, false)],
    };
    const [firm, guess] = effectSeries(effect, WORDS);
    expect(firm).toMatchObject({
      role: 'model',
      label: 'line',
      points: [{ x: 0, y: 1 }],
      intervals: [{ lower: 0, upper: 2 }],
    });
    expect(guess).toMatchObject({ hollow: true, label: 'guess', points: [{ x: 1, y: 5 }] });
    const question = { x: { kind: 'b' }, confidence: 0.9 };
    expect(askedSeries(effect, { question, answer: predicted(5, false) }, 'asked')[0]?.points).toEqual([
      { x: 1, y: 5 },
    ]);
  });

  it('is not drawn where there is one value only', () => {
    expect(effectChoices([KIND, SIZE], [kinds('loft'), summaryOf({ name: 'size', min: 3, max: 3 })])).toEqual([]);
  });
});

describe('the effect of a number', () => {
  it('stays on the data, and marks no question that is far away', () => {
    const [choice] = effectChoices([SIZE], [summaryOf({ name: 'size', min: 0, max: 100 })]);
    const values = choice ? valuesOf(choice, 100_000) : [];
    expect([values[0], values.at(-1)]).toEqual([0, 120]);
    const effect = { input: 'size', confidence: 0.9, values, predictions: values.map(() => predicted(1, true)) };
    const answered = (size: number) => ({ question: { x: { size }, confidence: 0.9 }, answer: predicted(1, true) });
    expect(askedSeries(effect, answered(100_000), 'asked')).toEqual([]);
    expect(askedSeries(effect, answered(110), 'asked')).toHaveLength(1);
  });
});
