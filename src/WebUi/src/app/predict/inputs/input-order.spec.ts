import { InputColumnDto } from '../../api/generated/models';
import { inputOrder } from './input-order';

const named = (...names: string[]): InputColumnDto[] => names.map((name) => ({ name, kind: 'numeric', unit: null }));
const SEVEN = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const report = (increases: Record<string, number>, groups: { columns: string[]; increase: number }[] = []) => ({
  importance: Object.entries(increases).map(([column, increase]) => ({ column, increase, deviation: 1 })),
  importanceGroups: groups.map((group) => ({ ...group, deviation: 1 })),
});
const names = (columns: InputColumnDto[]) => columns.map(({ name }) => name).join('');

describe('the order of the inputs', () => {
  it('begins with the most important one', () => {
    const { columns, foldedCount } = inputOrder(named('a', 'b', 'c'), report({ a: 1, b: 30, c: -2 }));
    expect([names(columns), foldedCount]).toEqual(['bac', 0]);
  });

  it('is that of the dataset where no report knows better', () => {
    const columns = named('b', 'a');
    expect(inputOrder(columns, null)).toEqual({ columns, foldedCount: 0, decisive: columns });
    expect(names(inputOrder(named('b', 'a'), report({})).columns)).toBe('ba');
  });

  it('folds those of many that hardly change the prediction', () => {
    const increases = { a: 0.2, b: 60, c: 0, d: 40, e: -1, f: 10, g: 0.5 };
    const { columns, foldedCount, decisive } = inputOrder(named(...SEVEN), report(increases));
    expect(names(decisive)).toBe('bdf');
    expect([names(columns).slice(0, 3), foldedCount]).toEqual(['bdf', 4]);
  });

  it('keeps inputs in sight that matter only together', () => {
    const increases = { a: 50, b: 0, c: 0, d: 0, e: 0, f: 0, g: 0 };
    const { columns, foldedCount } = inputOrder(
      named(...SEVEN),
      report(increases, [{ columns: ['f', 'g'], increase: 30 }]),
    );
    expect([names(columns), foldedCount]).toEqual(['afgbcde', 4]);
  });
});
