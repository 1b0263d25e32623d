import { InputColumnDto } from '../api/generated/models';
import { columnType } from '../column-types/column-types';
import { NumberFormatter } from '../core/number-formatter';
import { axisLabel } from '../shared/labels';
import { Axis } from './chart-spec';

/** The axis of a column: dates and times have ticks of their own. */
export function columnAxis(column: InputColumnDto, numbers: NumberFormatter): Axis {
  const type = columnType(column.kind);
  return {
    label: axisLabel(column),
    ...(type.calendar
      ? {
          calendar: type.calendar,
          format: (value: number) => type.figure(value, column, numbers),
          code: (value: number) => String(type.valueAt(value)),
        }
      : {}),
  };
}
