import { ColumnKind } from '../../api/generated/models';
import { Texts } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { ColumnType, ColumnValue } from '../column-type';
import { numericExtent } from '../numeric/extent';
import { isFar } from '../numeric/outlier';
import { Calendar, sliderStep } from './calendar';
import { CalendarFilterEditor } from './calendar-filter-editor';
import { CalendarInput } from './calendar-input';

/** A type of columns whose values are moments: texts, which stand on an axis of seconds. */
export function calendarType(kind: ColumnKind, calendar: Calendar, invalid: (t: Texts) => string): ColumnType {
  const position = (value: ColumnValue) => (typeof value === 'string' ? calendar.toSeconds(value) : value);
  const valueAt = (seconds: number) => calendar.toCode(Math.round(seconds));
  const figure = (seconds: number, numbers: NumberFormatter) =>
    calendar.format(Math.round(seconds), numbers.language());
  const write = (value: number | string, numbers: NumberFormatter) => {
    const seconds = position(value);
    return seconds === null ? String(value) : calendar.format(seconds, numbers.language());
  };
  return {
    kind,
    roles: ['input', 'kept'],
    numeric: true,
    hasUnit: false,
    inputMode: null,
    calendar: calendar.ticks,
    input: CalendarInput,
    filterEditor: CalendarFilterEditor,
    parse(text, _, language) {
      const seconds = calendar.read(text, language);
      return seconds === null ? undefined : calendar.toCode(seconds);
    },
    invalid,
    format: write,
    toText: write,
    exact: String,
    fromCode(code) {
      const seconds = calendar.toSeconds(code);
      return seconds === null ? null : calendar.toCode(seconds);
    },
    typical(summary) {
      const extent = numericExtent(summary);
      const middle = summary.median ?? summary.mean;
      if (extent === null || middle === null) {
        return null;
      }
      const step = sliderStep(calendar.picker(extent), extent);
      return valueAt(Math.min(extent.min + Math.round((middle - extent.min) / step) * step, extent.max));
    },
    extent: numericExtent,
    position,
    valueAt,
    figure: (seconds, _, numbers) => figure(seconds, numbers),
    unusual(value, summary, _, t, numbers) {
      const [seconds, extent] = [position(value), numericExtent(summary)];
      return seconds === null || extent === null || !isFar(seconds, summary)
        ? null
        : t.fields.far(figure(seconds, numbers), figure(extent.min, numbers), figure(extent.max, numbers));
    },
    axis: () => ({ categories: null, place: position }),
  };
}
