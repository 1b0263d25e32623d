import { Condition } from '../filter/condition';

export interface CategoricalFilter {
  /** Part of the text. */
  contains: string;
  /** Categories; an empty one means that the value is missing. */
  values: readonly string[];
  /** Conditions that have no field: kept as they are. */
  others: readonly Condition[];
}

export function toCategoricalFilter(conditions: readonly Condition[]): CategoricalFilter {
  const parts = conditions.filter(({ relation }) => relation === '~');
  return {
    contains: parts[0]?.value ?? '',
    values: conditions.filter(({ relation }) => relation === '=').map(({ value }) => value),
    others: conditions.filter((condition) => condition.relation !== '=' && condition !== parts[0]),
  };
}

export function toConditions(column: string, { contains, values, others }: CategoricalFilter): Condition[] {
  const part = contains.trim();
  return [
    ...(part === '' ? [] : [{ column, relation: '~' as const, value: part }]),
    ...values.map((value) => ({ column, relation: '=' as const, value })),
    ...others,
  ];
}
