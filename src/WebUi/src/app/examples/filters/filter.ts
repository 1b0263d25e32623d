import { Condition, parseCondition } from '../../column-types/filter/condition';

/** Which examples are meant, in the words of the API and of the address. */
export interface ExampleFilter {
  where: readonly string[];
  excluded?: boolean;
  part?: 'train' | 'test';
  /** Searched for in all columns. */
  q?: string;
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
  q?: string,
): ExampleFilter {
  return {
    where: where === undefined ? [] : [where].flat(),
    ...(excluded === 'true' || excluded === 'false' ? { excluded: excluded === 'true' } : {}),
    ...(part === 'train' || part === 'test' ? { part } : {}),
    ...(q?.trim() ? { q: q.trim() } : {}),
  };
}

/** For the address; null takes a filter out of it. */
export function toQuery(filter: ExampleFilter): Record<string, string[] | string | boolean | null> {
  const { where, excluded = null, part = null, q = null } = filter;
  return { where: where.length > 0 ? [...where] : null, excluded, part, q };
}

/** For a request. */
export function toParams(filter: ExampleFilter): ExampleFilter & { where: string[] } {
  return { ...filter, where: [...filter.where] };
}

export function isFiltered({ where, excluded, part, q }: ExampleFilter): boolean {
  return where.length > 0 || excluded !== undefined || part !== undefined || q !== undefined;
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

export function conditionsOn(
  column: string,
  where: readonly string[],
  columns: readonly string[],
): readonly Condition[] {
  return groupsOf(where, columns).find((group) => group.column === column)?.conditions ?? [];
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
