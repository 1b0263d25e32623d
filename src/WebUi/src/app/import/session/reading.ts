/** Query parameters about how a file is read, with their values. What concerns one column is `COLUMN=VALUE`. */
export type Reading = Readonly<Record<string, readonly string[]>>;

/** Other values of these make other columns: what was chosen for those before means nothing then. */
const STRUCTURE = ['header', 'delimiter', 'encoding', 'sheet'];
/** Their values add up, and are for the whole file. */
const LISTS = ['missing'];

/** The value for the whole file. */
export function valueOf(reading: Reading, parameter: string): string | undefined {
  return reading[parameter]?.find((value) => !value.includes('=') || LISTS.includes(parameter) || value === '=');
}

/** The value for one column. */
export function columnValue(reading: Reading, parameter: string, column: string): string | undefined {
  return reading[parameter]?.find((value) => isOf(value, column))?.slice(column.length + 1);
}

/** With another value for the whole file; undefined for what the server recognizes. */
export function withValue(reading: Reading, parameter: string, value: string | undefined): Reading {
  const { [parameter]: _, ...others } = reading;
  return value === undefined ? others : { ...others, [parameter]: [value] };
}

/** With another value for one column; undefined for what the server recognizes. */
export function withColumnValue(
  reading: Reading,
  parameter: string,
  column: string,
  value: string | undefined,
): Reading {
  const { [parameter]: before = [], ...others } = reading;
  const values = before.filter((each) => !isOf(each, column));
  const all = value === undefined ? values : [...values, `${column}=${value}`];
  return all.length === 0 ? others : { ...others, [parameter]: all };
}

/** With a parameter as a problem's repair writes it. */
export function withParameter(reading: Reading, parameter: string, value: string): Reading {
  if (LISTS.includes(parameter)) {
    const before = reading[parameter] ?? [];
    return before.includes(value) ? reading : { ...reading, [parameter]: [...before, value] };
  }
  const end = value.lastIndexOf('=');
  return end > 0
    ? withColumnValue(reading, parameter, value.slice(0, end), value.slice(end + 1))
    : withValue(reading, parameter, value);
}

export function toQuery(reading: Reading): Record<string, string[]> {
  return Object.fromEntries(Object.entries(reading).map(([parameter, values]) => [parameter, [...values]]));
}

export function changesColumns(parameter: string): boolean {
  return STRUCTURE.includes(parameter);
}

/** What says nothing of single columns. */
export function ofTheFile(reading: Reading): Reading {
  return Object.fromEntries(
    Object.entries(reading).flatMap(([parameter, values]) => {
      const kept = LISTS.includes(parameter) ? values : values.filter((value) => value.lastIndexOf('=') <= 0);
      return kept.length > 0 ? [[parameter, kept]] : [];
    }),
  );
}

/** With what was said of one column said of another one. */
export function renamed(reading: Reading, column: string, name: string): Reading {
  return Object.fromEntries(
    Object.entries(reading).map(([parameter, values]) => [
      parameter,
      // Names are given to the names of the file.
      parameter === 'rename' || LISTS.includes(parameter)
        ? values
        : values.map((value) => (isOf(value, column) ? `${name}${value.slice(column.length)}` : value)),
    ]),
  );
}

function isOf(value: string, column: string): boolean {
  return value.lastIndexOf('=') === column.length && value.startsWith(column);
}
