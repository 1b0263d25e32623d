import { FileRecord } from '../../api/generated/models';
import { Problem } from '../session/found';
import { keyOf, marksOf } from './raw-marks';

const problem = (part: Partial<Problem>): Problem => ({
  code: 'missingWords',
  severity: 'info',
  column: null,
  count: 1,
  lines: [],
  cells: [],
  message: '',
  repairs: [],
  ...part,
});

const ROWS: FileRecord[] = [
  { line: 1, cells: ['Report', ''], role: 'skipped' },
  { line: 2, cells: ['size', 'rent'], role: 'header' },
  { line: 3, cells: ['n/a', '1,250'], role: 'row' },
  { line: 4, cells: ['n/a', '900'], role: 'row' },
];

describe('the marks of the first rows', () => {
  it('stand on the cells that a problem names, and on equal cells of its column', () => {
    const marks = marksOf(
      ROWS,
      ['size', 'rent'],
      [problem({ column: 'size', cells: [{ line: 3, text: 'n/a' }], lines: [3] })],
    );
    expect([...marks.keys()]).toEqual([keyOf(3, 0), keyOf(4, 0)]);
  });

  it('stand on whole rows where a problem names lines alone', () => {
    const marks = marksOf(ROWS, ['size', 'rent'], [problem({ code: 'linesAboveHeader', lines: [1] })]);
    expect([...marks.keys()]).toEqual([keyOf(1, -1)]);
  });

  it('show the gravest of several problems of a cell', () => {
    const cells = [{ line: 3, text: '1,250' }];
    const marks = marksOf(
      ROWS,
      ['size', 'rent'],
      [
        problem({ column: 'rent', cells }),
        problem({ code: 'ambiguousNumbers', severity: 'question', column: 'rent', cells }),
        problem({ code: 'spellings', column: 'rent', cells }),
      ],
    );
    expect(marks.get(keyOf(3, 1))).toMatchObject({ severity: 'question' });
    expect(marks.get(keyOf(3, 1))?.problems).toHaveLength(3);
  });
});
