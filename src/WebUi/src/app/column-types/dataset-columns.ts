import { DatasetDto, ExampleDto, InputColumnDto } from '../api/generated/models';
import { ColumnRole, ColumnValue } from './column-type';
import { Values } from './form-text';

export interface DatasetColumn extends InputColumnDto {
  role: ColumnRole;
}

type Example = Pick<ExampleDto, 'x' | 'y' | 'kept'>;

/** Where an example has the value of a column, by role. */
const PLACES: Readonly<
  Record<ColumnRole, { field(name: string): string; value(example: Example, name: string): ColumnValue }>
> = {
  input: { field: (name) => `x.${name}`, value: ({ x }, name) => x[name] ?? null },
  target: { field: () => 'y', value: ({ y }) => y },
  kept: { field: (name) => `kept.${name}`, value: ({ kept }, name) => kept[name] ?? null },
};

/** The target as a column. */
export function targetColumn({ target }: Pick<DatasetDto, 'target'>): DatasetColumn {
  return { name: target.name, kind: target.kind, unit: target.unit, role: 'target' };
}

/** The inputs, the target, then the kept columns. */
export function columnsOf(dataset: Pick<DatasetDto, 'inputs' | 'target' | 'kept'>): DatasetColumn[] {
  return [
    ...dataset.inputs.map((column) => ({ ...column, role: 'input' as const })),
    targetColumn(dataset),
    ...dataset.kept.map((column) => ({ ...column, unit: null, role: 'kept' as const })),
  ];
}

export function valueIn(example: Example, { name, role }: DatasetColumn): ColumnValue {
  return PLACES[role].value(example, name);
}

export function valuesIn(example: Example, columns: readonly DatasetColumn[]): Values {
  return Object.fromEntries(columns.map((column) => [column.name, valueIn(example, column)]));
}

/** Name of the column's field in a request, as error messages refer to it. */
export function fieldOf({ name, role }: DatasetColumn): string {
  return PLACES[role].field(name);
}

/** Values by column in the shape of a request; a part without columns is absent. */
export function toExample(
  columns: readonly DatasetColumn[],
  values: Values,
): { x?: Values; y?: number | string; kept?: Values } {
  const part = (role: ColumnRole) =>
    columns.filter((column) => column.role === role).map(({ name }) => [name, values[name] ?? null] as const);
  const [x, [target], kept] = [part('input'), part('target'), part('kept')];
  return {
    ...(x.length > 0 ? { x: Object.fromEntries(x) } : {}),
    ...(target && target[1] !== null ? { y: target[1] } : {}),
    ...(kept.length > 0 ? { kept: Object.fromEntries(kept) } : {}),
  };
}
