import { predictedName } from './predicted-name';

describe('the name of a file with predictions', () => {
  it.each([
    ['sales.csv', ['csv', 'tsv', 'txt'], 'sales - predicted.csv'],
    ['Sales 2.1.XLSX', ['xlsx'], 'Sales 2.1 - predicted.XLSX'],
    ['sales.csv.gz', ['csv', 'tsv', 'txt'], 'sales - predicted.csv'],
    ['sales.zip', ['csv'], 'sales - predicted.csv'],
    ['old.xls', ['xlsx'], 'old - predicted.xlsx'],
    ['sales.dat', [], 'sales - predicted.dat'],
    ['sales', ['csv'], 'sales - predicted.csv'],
  ])('of %s is that of its format', (sent, extensions, name) => {
    expect(predictedName(sent, extensions)).toBe(name);
  });
});
