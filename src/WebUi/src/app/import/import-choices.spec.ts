import { ImportDto } from '../api/generated/models';
import { dryRunQuery, mediaTypeOf, nameFrom, needOf, noChoices, storeQuery, toStore } from './import-choices';

const column = { kind: 'numeric' as const, reason: null, missing: 0, min: 0, max: 1, categories: [] };
const FOUND: ImportDto = {
  stored: false,
  format: { kind: 'csv', delimiter: ',', decimalSign: '.', encoding: 'utf-8' },
  columns: [
    { ...column, name: 'sqft', role: 'input' },
    { ...column, name: 'price', role: 'target' },
  ],
  rows: [],
  total: 10,
  new: 8,
  identical: 3,
  bad: 2,
  badRows: [],
};

describe('the choices of an import', () => {
  it.each([
    ['house_sales-2.csv', 'House sales 2'],
    ['Élan.backup.CSV', 'Élan.backup'],
    ['no extension', 'No extension'],
  ])('take the name of a dataset from %s', (file, name) => {
    expect(nameFrom(file)).toBe(name);
  });

  it('tell the kind of a file by its extension', () => {
    expect(['a.csv', 'b.JSON', 'c.ndjson', 'd.jsonl', 'e.txt'].map(mediaTypeOf)).toEqual([
      'text/csv',
      'application/json',
      'application/x-ndjson',
      'application/x-ndjson',
      'text/csv',
    ]);
  });

  it('ask with what was chosen alone, and of a chosen target no other use', () => {
    const choices = { ...noChoices(), target: 'price', uses: { price: 'leaveOut', zip: 'categorical' } as const };
    expect(dryRunQuery(choices, null, 'a.csv')).toEqual({
      target: 'price',
      numeric: [],
      categorical: ['zip'],
      leaveOut: [],
      dryRun: true,
    });
  });

  it('learn of extra columns together with the rest, in CSV', () => {
    expect(dryRunQuery(noChoices(), 'houses', 'a.csv')).toEqual({ ignoreExtra: true, dryRun: true });
    expect(dryRunQuery(noChoices(), 'houses', 'a.json')).toEqual({ ignoreExtra: false, dryRun: true });
  });

  it('store the target that was shown, chosen or not', () => {
    expect(storeQuery(noChoices('Houses '), null, FOUND)).toMatchObject({ target: 'price', name: 'Houses' });
    expect(storeQuery({ ...noChoices(), skipBad: true }, 'houses', FOUND)).toEqual({
      skipBad: true,
      skipIdentical: false,
      ignoreExtra: false,
    });
  });

  it('store what is bad or unknown to the dataset only when told to leave it out', () => {
    const extra: ImportDto = { ...FOUND, columns: [...FOUND.columns, { ...column, name: 'zip', role: 'leftOut' }] };
    expect(needOf(FOUND, noChoices(), null)).toBe('name');
    expect(needOf(extra, { ...noChoices(), skipBad: true }, 'houses')).toBe('ignoreExtra');
    expect(needOf(extra, { ...noChoices(), ignoreExtra: true }, 'houses')).toBe('skipBad');
    expect(needOf(extra, { ...noChoices(), ignoreExtra: true, skipBad: true }, 'houses')).toBeNull();
    expect(needOf({ ...FOUND, bad: 0, new: 3 }, { ...noChoices(), skipIdentical: true }, 'houses')).toBe('nothing');
  });

  it('count what is stored', () => {
    expect(toStore(FOUND, noChoices())).toBe(8);
    expect(toStore(FOUND, { ...noChoices(), skipIdentical: true })).toBe(5);
  });
});
