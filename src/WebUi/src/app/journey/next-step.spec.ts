import { HOUSES } from '../../testing/datasets';
import { MODEL } from '../../testing/reports';
import { ModelDto } from '../api/generated/models';
import { hasChangedSince, progressOf } from './next-step';

const trainedAt = (revision: number): ModelDto => ({ ...MODEL, elsewhere: false, data: { revision, hash: 'h' } });

describe('progressOf', () => {
  it.each([
    ['an empty dataset', { exampleCount: 0, activeModel: null }, 'empty'],
    ['six rows', { exampleCount: 6, activeModel: null }, 'fewRows'],
    ['enough rows', { exampleCount: 12, activeModel: null }, 'ready'],
    ['a model of this data', { exampleCount: 300, activeModel: trainedAt(5) }, 'trained'],
    ['rows added since', { exampleCount: 300, activeModel: trainedAt(4) }, 'changed'],
    ['rows deleted until too few are left to train again', { exampleCount: 3, activeModel: trainedAt(4) }, 'trained'],
  ] as const)('of %s is %s', (_, facts, progress) => {
    expect(progressOf({ ...HOUSES, ...facts, revision: 5 }, false)).toBe(progress);
  });

  it('of a dataset that is being trained is the training, whatever it had before', () => {
    expect(progressOf({ ...HOUSES, activeModel: trainedAt(1), revision: 5 }, true)).toBe('training');
  });
});

describe('the data of a model', () => {
  it('has changed where the dataset has a higher revision of its own', () => {
    expect(hasChangedSince(MODEL, 1)).toBe(false);
    expect(hasChangedSince(MODEL, 2)).toBe(true);
    expect(hasChangedSince({ ...MODEL, elsewhere: true }, 2)).toBe(false);
    expect(hasChangedSince({ ...MODEL, data: null }, 2)).toBe(false);
  });
});
