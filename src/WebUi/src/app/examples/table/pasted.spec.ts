import { pastedInto } from './pasted';

describe('pastedInto', () => {
  const columns = ['sqft', 'city', 'price "US$"'].map((name) => ({ name }));

  it('leaves the text of one cell to the field', () => {
    expect(pastedInto('1500', columns)).toEqual({ kind: 'text' });
    expect(pastedInto('1500\r\n', columns)).toEqual({ kind: 'text' });
  });

  it('takes one row apart', () => {
    expect(pastedInto('1500\t Galt \t\n', columns)).toEqual({ kind: 'cells', cells: ['1500', 'Galt', ''] });
  });

  it('gives several rows the names of the columns that they are pasted into', () => {
    expect(pastedInto('1500\tGalt\n1600\tElk Grove\n', columns)).toEqual({
      kind: 'table',
      text: 'sqft\tcity\n1500\tGalt\n1600\tElk Grove\n',
    });
    expect(pastedInto('1\n2', columns.slice(2))).toEqual({ kind: 'table', text: '"price ""US$"""\n1\n2' });
  });

  it('keeps the names that were copied with the rows', () => {
    expect(pastedInto('city\tsqft\nGalt\t1500', columns)).toEqual({ kind: 'table', text: 'city\tsqft\nGalt\t1500' });
  });
});
