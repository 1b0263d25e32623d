import { FileColumnDto, ImportDto } from '../../api/generated/models';
import { noChoices, withName } from './import-choices';
import { splitColumns, splitOf, splitQuery } from './split-choices';

const column = (name: string, role: FileColumnDto['role'], kind: FileColumnDto['kind']): FileColumnDto => ({
  name,
  role,
  kind,
  reason: null,
  missing: 0,
  min: null,
  max: null,
  categories: [],
});

const FOUND = {
  columns: [column('time', 'input', 'numeric'), column('chick', 'kept', 'text'), column('weight', 'target', 'numeric')],
} as Partial<ImportDto> as ImportDto;

describe('the split of an import', () => {
  const byChick = { ...noChoices(), split: { by: 'group', column: 'chick' } } as const;

  it('is by the columns that the dataset will have', () => {
    expect(splitColumns(FOUND, noChoices()).map(({ name }) => name)).toEqual(['time', 'chick']);
    const choices = { ...noChoices(), uses: { time: 'dateTime', chick: 'leaveOut' } } as const;
    expect(splitColumns(FOUND, choices)).toEqual([{ name: 'time', kind: 'dateTime', isKept: false }]);
  });

  it('is sent only with a new dataset, where it is not by row', () => {
    expect(splitQuery(byChick, null, FOUND)).toEqual({ split: 'group:chick' });
    expect(splitQuery(byChick, 'chicks', FOUND)).toEqual({});
    expect(splitQuery(noChoices(), null, FOUND)).toEqual({});
  });

  it('is by row again where its column is left out, is the target, or holds no times', () => {
    expect(splitOf(FOUND, { ...byChick, uses: { chick: 'leaveOut' } }).by).toBe('row');
    expect(splitOf(FOUND, { ...byChick, target: 'chick' }).by).toBe('row');
    expect(splitOf(FOUND, { ...noChoices(), split: { by: 'time', column: 'chick' } }).by).toBe('row');
  });

  it('follows its column to another name', () => {
    expect(withName(byChick, { name: 'chick' }, 'Chick').split).toEqual({ by: 'group', column: 'Chick' });
  });
});
