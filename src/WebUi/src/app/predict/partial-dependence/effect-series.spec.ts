import { summaryOf } from '../../../testing/datasets';
import { InputColumnDto } from '../../api/generated/models';
import { Height } from '../../tasks/task-view';
import { effectChoices, valuesOf } from './effect-choice';
import { askedSeries, effectSeries } from './effect-series';

const WORDS = { band: 'band', prediction: 'line', guess: 'guess', comparable: 'comparable', others: 'others' };
const KIND: InputColumnDto = { name: 'kind', kind: 'categorical', unit: null };
const SIZE: InputColumnDto = { name: 'size', kind: 'numeric', unit: null };
const kinds = (...values: string[]) =>
  summaryOf({ name: 'kind', kind: 'categorical', categories: values.map((value) => ({ value, count: 1 })) });

function predicted(y: number, covered: boolean): Height {
  return { y, interval: { lower: y - 1, upper: y + 1 }, covered };
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
    expect(choice && askedSeries(effect, { x: 'b', y: 5 }, 'asked', choice)[0]?.points).toEqual([{ x: 1, y: 5 }]);
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
    const answered = (x: number) => ({ x, y: 1 });
    expect(choice && askedSeries(effect, answered(100_000), 'asked', choice)).toEqual([]);
    expect(choice && askedSeries(effect, answered(110), 'asked', choice)).toHaveLength(1);
  });
});

describe('the effect of a date', () => {
  const DAY = 86_400;
  const WHEN: InputColumnDto = { name: 'day', kind: 'dateTime', unit: null };
  const [choice] = effectChoices([WHEN], [summaryOf({ name: 'day', kind: 'dateTime', min: 0, max: 5000 * DAY })]);
  const values = choice ? valuesOf(choice, '1975-01-08').map(Number) : [];

  it('is asked for on the weekday of the question, along all of the data', () => {
    expect(new Set(values.map((value) => new Date(value * 1000).getUTCDay()))).toEqual(new Set([3]));
    expect(values[0]).toBeLessThan(60 * DAY);
    expect(values.at(-1)).toBeGreaterThan(4940 * DAY);
    expect(values).toContain(Date.UTC(1975, 0, 8) / 1000);
    expect(values.length).toBeLessThan(110);
  });

  it('marks the question at its date', () => {
    const effect = { input: 'day', confidence: 0.9, values, predictions: values.map(() => predicted(1, true)) };
    const asked = choice && askedSeries(effect, { x: '1975-01-08', y: 4 }, 'asked', choice);
    expect(asked?.[0]?.points).toEqual([{ x: Date.UTC(1975, 0, 8) / 1000, y: 4 }]);
  });
});
