import { DatasetDetailDto, PreviewRowDto, TablePreviewDto } from '../../api/generated/models';
import { columnType, formatValue } from '../../column-types/column-types';
import { columnsOf, DatasetColumn } from '../../column-types/dataset-columns';
import { Texts } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';

export interface PreviewColumn extends DatasetColumn {
  numeric: boolean;
}

/** Inputs and kept columns that the file contains. */
export function shownColumns({ missing, kept }: TablePreviewDto, dataset: DatasetDetailDto): PreviewColumn[] {
  return columnsOf(dataset)
    .filter(({ name, role }) => (role === 'input' ? !missing.includes(name) : kept.includes(name)))
    .map((column) => ({ ...column, numeric: columnType(column.kind).numeric }));
}

export function cellsOf({ x, kept }: PreviewRowDto, columns: readonly PreviewColumn[], numbers: NumberFormatter) {
  return columns.map(({ name, kind }) => formatValue(kind, x[name] ?? kept[name], numbers) ?? '–');
}

/** What to know about the prediction, or why there is none. */
export function remarksOn({ prediction, errors }: PreviewRowDto, t: Texts): string {
  const { warnings } = t.predict;
  return prediction
    ? prediction.warnings.map(({ code, column }) => warnings[code](column ?? '')).join(' · ')
    : errors.map(({ column, reason }) => (column === null ? reason : `${column}: ${reason}`)).join(' · ');
}
