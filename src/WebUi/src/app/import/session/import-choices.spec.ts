import { ImportDto } from '../../api/generated/models';
import {
  dryRunQuery,
  nameFrom,
  needOf,
  noChoices,
  passedOver,
  roleOf,
  storeQuery,
  toStore,
  withName,
  withRepair,
  withRole,
} from './import-choices';
import { columnValue } from './reading';

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
  unclear: [],
  problems: [],
  rawRows: [],
};

describe('the choices of an import', () => {
  it.each([
    ['house_sales-2.csv', 'House sales 2'],
    ['Élan.backup.CSV', 'Élan.backup'],
    ['no extension', 'No extension'],
  ])('take the name of a dataset from %s', (file, name) => {
    expect(nameFrom(file)).toBe(name);
  });

  it('ask with what was chosen alone, and of a chosen target no other use', () => {
    const choices = { ...noChoices(), target: 'price', uses: { price: 'leaveOut', zip: 'categorical' } as const };
    expect(dryRunQuery(choices, null, true)).toEqual({
      target: 'price',
      type: ['zip=categorical'],
      kept: [],
      leaveOut: [],
      dryRun: true,
    });
  });

  it('learn of extra columns together with the rest, where the file has a header', () => {
    expect(dryRunQuery(noChoices(), 'houses', true)).toEqual({ ignoreExtra: true, dryRun: true });
    expect(dryRunQuery(noChoices(), 'houses', false)).toEqual({ ignoreExtra: false, dryRun: true });
  });

  it('store the target that was shown, chosen or not', () => {
    expect(storeQuery(noChoices('Houses '), null, FOUND)).toMatchObject({ target: 'price', name: 'Houses' });
    expect(storeQuery(noChoices(), 'houses', FOUND)).toEqual({
      skipBad: true,
      skipIdentical: true,
      ignoreExtra: false,
    });
  });

  it('give a column its role, and the target to one column at a time', () => {
    const id = { ...column, name: 'id', role: 'kept' as const, kind: 'text' as const, reason: 'It numbers the rows.' };
    expect(roleOf(id, noChoices())).toBe('kept');
    const asInput = { ...noChoices(), ...withRole(noChoices(), id, 'input') };
    expect([asInput.uses, roleOf(id, asInput)]).toEqual([{ id: 'numeric' }, 'input']);
    const asTarget = { ...asInput, ...withRole(asInput, id, 'target') };
    expect([asTarget.uses, asTarget.target, roleOf(id, asTarget)]).toEqual([{}, 'id', 'target']);
    const left = { ...asTarget, ...withRole(asTarget, id, 'leftOut') };
    expect([left.target, roleOf(id, left)]).toEqual([undefined, 'leftOut']);
    expect(dryRunQuery({ ...noChoices(), ...withRole(noChoices(), id, 'kept') }, null, true)).toMatchObject({
      kept: ['id'],
    });
  });

  it('take a column with texts for categories when it becomes an input', () => {
    const note = { ...column, name: 'note', role: 'kept' as const, kind: 'text' as const, categories: ['late'] };
    expect(withRole(noChoices(), note, 'input').uses).toEqual({ note: 'categorical' });
  });

  it('wait for which numbers are meant where they can be read in two ways', () => {
    const unclear = { column: 'price', cell: '1,268', sign: ',', asThousands: 1268, asDecimals: 1.268, message: '' };
    const asked: ImportDto = { ...FOUND, bad: 0, unclear: [unclear] };
    expect(needOf(asked, noChoices(), 'houses')).toBe('thousands');
    const chosen = { ...noChoices(), reading: { thousands: [','] } };
    expect(dryRunQuery(chosen, 'houses', true)).toMatchObject({ thousands: [','] });
    expect(storeQuery(chosen, 'houses', FOUND)).toMatchObject({ thousands: [','] });
  });

  it('take a repair as what they say themselves', () => {
    const first = withRepair(noChoices(), { header: '3', skipLines: '61,62', missing: '?' });
    expect(first.reading).toEqual({ header: ['3'], skipLines: ['61,62'], missing: ['?'] });
    const second = withRepair(
      { ...first, uses: { old: 'kept' }, target: 'old' },
      { decimal: 'a=b=,', type: 'day=dateTime', skipLines: '70', missing: '-', target: 'price', leaveOut: 'id' },
    );
    expect(second).toMatchObject({
      reading: { header: ['3'], decimal: ['a=b=,'], skipLines: ['70'], missing: ['?', '-'] },
      uses: { old: 'kept', day: 'dateTime', id: 'leaveOut' },
      target: 'price',
    });
    const again = withRepair(second, { decimal: 'a=b=.' });
    expect(columnValue(again.reading, 'decimal', 'a=b')).toBe('.');
  });

  it('stay with a column that is given another name', () => {
    const size = { name: 'size' };
    const chosen = { ...noChoices(), uses: { size: 'categorical' } as const, reading: { unit: ['size=m²'] } };
    const named = withName(chosen, size, 'area');
    expect(named).toMatchObject({
      uses: { area: 'categorical' },
      reading: { unit: ['area=m²'], rename: ['size=area'] },
    });
    const again = withName(named, { name: 'area', sourceName: 'size' }, undefined);
    expect([again.uses, again.reading]).toEqual([{ size: 'categorical' }, { unit: ['size=m²'] }]);
  });

  it('forget what was chosen for columns that another header replaces', () => {
    const chosen = {
      ...noChoices(),
      target: 'a',
      uses: { b: 'kept' } as const,
      reading: { unit: ['b=kg'], missing: ['a=b'] },
    };
    const other = withRepair(chosen, { header: 'none' });
    expect(other).toMatchObject({ uses: {}, reading: { header: ['none'], missing: ['a=b'] } });
    expect(other.target).toBeUndefined();
    expect(other.reading['unit']).toBeUndefined();
  });

  it('tell of a last column that another one was taken for as the target', () => {
    const text = { ...column, kind: 'categorical' as const, name: 'amount', role: 'input' as const };
    const found: ImportDto = { ...FOUND, columns: [...FOUND.columns, text] };
    expect(passedOver(found, noChoices())).toBe('amount');
    expect(passedOver(found, { ...noChoices(), target: 'price' })).toBeNull();
    expect(passedOver(FOUND, noChoices())).toBeNull();
  });

  it('ask about columns unknown to the dataset, and about rows with problems only where they shall not be skipped', () => {
    const extra: ImportDto = { ...FOUND, columns: [...FOUND.columns, { ...column, name: 'zip', role: 'leftOut' }] };
    expect(needOf(FOUND, noChoices(), null)).toBe('name');
    expect(needOf(extra, noChoices(), 'houses')).toBe('ignoreExtra');
    expect(needOf(extra, { ...noChoices(), ignoreExtra: true, skipBad: false }, 'houses')).toBe('skipBad');
    expect(needOf(extra, { ...noChoices(), ignoreExtra: true }, 'houses')).toBeNull();
    expect(needOf({ ...FOUND, bad: 0, new: 3 }, { ...noChoices(), skipIdentical: true }, 'houses')).toBe('nothing');
  });

  it('count what is stored, without what is there already unless told otherwise', () => {
    expect(toStore(FOUND, noChoices())).toBe(5);
    expect(toStore(FOUND, { ...noChoices(), skipIdentical: false })).toBe(8);
  });
});
