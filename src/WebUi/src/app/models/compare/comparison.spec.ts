import { MODEL } from '../../../testing/reports';
import { chooseAlso, chosenIn, differences, rowsOf } from './comparison';

describe('rowsOf', () => {
  const other = { ...MODEL, version: 4, trainingRunId: 'another' };

  it('is the same for the same data and split, whatever the revision', () => {
    expect(rowsOf(MODEL, { ...other, data: { revision: 9, hash: '00' } })).toBe('sameRows');
  });

  it('is another for other data, another split, or another dataset', () => {
    expect(rowsOf(MODEL, { ...other, data: { revision: 1, hash: '01' } })).toBe('otherRows');
    expect(rowsOf(MODEL, { ...other, split: { ...MODEL.split, threshold: 0.3 } })).toBe('otherRows');
    expect(rowsOf(MODEL, { ...other, split: { ...MODEL.split, copiesTogether: 1 } })).toBe('otherRows');
    expect(rowsOf(MODEL, { ...other, split: { ...MODEL.split, by: 'group', column: 'city' } })).toBe('otherRows');
    expect(rowsOf(MODEL, { ...other, elsewhere: true })).toBe('otherRows');
  });

  it('is not known for versions that did not keep it', () => {
    expect(rowsOf(MODEL, { ...other, data: null })).toBe('unknownRows');
  });

  it('is the same for one training, uploaded again', () => {
    expect(rowsOf(MODEL, { ...MODEL, version: 5, elsewhere: true })).toBe('sameRows');
  });
});

describe('the choice', () => {
  it('is read from the address, and nonsense is left out', () => {
    expect(chosenIn('3,1')).toEqual([3, 1]);
    expect(chosenIn('3,3,x,-1,2.5')).toEqual([3]);
    expect(chosenIn(undefined)).toEqual([]);
    expect(chosenIn('1,2,3')).toEqual([1, 2]);
  });

  it('is of two: a third one takes the place of the first', () => {
    expect(chooseAlso([], 3)).toEqual([3]);
    expect(chooseAlso([3], 1)).toEqual([3, 1]);
    expect(chooseAlso([3, 1], 2)).toEqual([1, 2]);
    expect(chooseAlso([3, 1], 3)).toEqual([1]);
  });
});

describe('the differences of the options', () => {
  it('are matched by name, as learners have different ones', () => {
    const seed = { label: 'Random seed', value: '0' };
    const networks = [{ label: 'Algorithm', value: 'Neural networks' }, { label: 'Dropout', value: '0.1' }, seed];
    const linear = [{ label: 'Algorithm', value: 'Linear regression (ridge)' }, seed];
    expect(differences(networks, linear)).toEqual([
      { label: 'Algorithm', values: ['Neural networks', 'Linear regression (ridge)'] },
      { label: 'Dropout', values: ['0.1', '–'] },
    ]);
    expect(differences(linear, linear)).toEqual([]);
  });
});
