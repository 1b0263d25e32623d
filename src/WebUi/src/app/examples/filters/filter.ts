import { Condition, parseCondition } from '../../column-types/filter/condition';

/** Which examples are meant, in the words of the API and of the address. */
export interface ExampleFilter {
  where: readonly string[];
  excluded?: boolean;
  part?: 'train' | 'test';
}

/** All conditions on one column, or one that cannot be read; with their places in `where`. */
export interface ConditionGroup {
  column: string | null;
  conditions: readonly Condition[];
  texts: readonly string[];
  places: readonly number[];
}

export function filterOf(
  where: string | readonly string[] | undefined,
  excluded: string | undefined,
  part: string | undefined,
): ExampleFilter {
  return {
    where: where === undefined ? [] : [where].flat(),
    ...(excluded === 'true' || excluded === 'false' ? { excluded: excluded === 'true' } : {}),
    ...(part === 'train' || part === 'test' ? { part } : {}),
  };
}

/** For the address; null takes a filter out of it. */
export function toQuery({ where, excluded, part }: ExampleFilter): Record<string, string[] | string | boolean | null> {
  return { where: where.length > 0 ? [...where] : null, excluded: excluded ?? null, part: part ?? null };
}

export function isFiltered({ where, excluded, part }: ExampleFilter): boolean {
  return where.length > 0 || excluded !== undefined || part !== undefined;
}

export function groupsOf(where: readonly string[], columns: readonly string[]): ConditionGroup[] {
  const groups: ConditionGroup[] = [];
  where.forEach((text, place) => {
    const condition = parseCondition(text, columns);
    const at = groups.findIndex(({ column }) => condition !== null && column === condition.column);
    const before = groups[at] ?? { column: condition?.column ?? null, conditions: [], texts: [], places: [] };
    const group = {
      ...before,
      conditions: condition ? [...before.conditions, condition] : [],
      texts: [...before.texts, text],
      places: [...before.places, place],
    };
    groups.splice(at < 0 ? groups.length : at, 1, group);
  });
  return groups;
}

/** With other conditions on a column, in the place of those it had. */
export function withConditions(
  where: readonly string[],
  column: string,
  conditions: readonly Condition[],
  columns: readonly string[],
): string[] {
  const texts = conditions.map(({ relation, value }) => column + relation + value);
  const mine = where.map((text) => parseCondition(text, columns)?.column === column);
  const at = mine.indexOf(true);
  const others = where.filter((_, place) => !mine[place]);
  return at < 0 ? [...others, ...texts] : [...others.slice(0, at), ...texts, ...others.slice(at)];
}
