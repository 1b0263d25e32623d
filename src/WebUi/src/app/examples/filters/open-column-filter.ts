import { inject } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { InputColumnDto } from '../../api/generated/models';
import { ColumnToFilter } from '../../column-types/column-type';
import { columnsOf } from '../../column-types/dataset-columns';
import { Condition } from '../../column-types/filter/condition';
import { CurrentDataset } from '../../datasets/current-dataset';
import { ColumnFilterDialog } from './column-filter-dialog';
import { conditionsOn } from './filter';

/** Gives a component the dialog that filters by a column. The new conditions on it; undefined where it was left. */
export function injectColumnFilter(): (
  column: InputColumnDto,
  where: readonly string[],
) => Promise<Condition[] | undefined> {
  const dialogs = inject(MatDialog);
  const { dataset } = inject(CurrentDataset);
  return (column, where) => {
    const names = columnsOf(dataset()).map(({ name }) => name);
    const dialog = dialogs.open<ColumnFilterDialog, ColumnToFilter, Condition[]>(ColumnFilterDialog, {
      data: {
        column,
        summary: dataset().summary.find(({ name }) => name === column.name),
        conditions: conditionsOn(column.name, where, names),
      },
      width: '400px',
      maxWidth: 'calc(100vw - 32px)',
    });
    return firstValueFrom(dialog.afterClosed());
  };
}
