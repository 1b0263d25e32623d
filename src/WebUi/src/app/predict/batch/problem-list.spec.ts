import { problemList } from './problem-list';

describe('the list of problems', () => {
  it('is a table in the format of the file, with every text quoted', () => {
    const errors = [
      { line: 41, column: 'size', reason: '"big" is not a number' },
      { line: 43, column: null, reason: '3 cells, expected 4' },
    ];
    expect(problemList(['Line', 'Column', 'Problem'], errors, ';')).toBe(
      '\uFEFF"Line";"Column";"Problem"\r\n"41";"size";"""big"" is not a number"\r\n"43";"";"3 cells, expected 4"\r\n',
    );
  });
});
