import { ColumnType } from '../column-type';
import { numericExtent } from './extent';
import { NumericFilterEditor } from './numeric-filter-editor';
import { NumericInput } from './numeric-input';
import { isFar } from './outlier';
import { sliderStep } from './slider-step';

export const numeric: ColumnType = {
  kind: 'numeric',
  roles: ['input'],
  numeric: true,
  hasUnit: true,
  inputMode: 'decimal',
  input: NumericInput,
  filterEditor: NumericFilterEditor,
  parse(text, numbers, language) {
    const value = numbers.parse(text, language);
    return Number.isNaN(value) ? undefined : value;
  },
  invalid: (t) => t.fields.notANumber,
  format: (value, numbers) => (typeof value === 'number' ? numbers.exact(value) : value),
  toText: (value, numbers) => (typeof value === 'number' ? numbers.typed(value) : value),
  fromCode(code) {
    const value = Number(code);
    return code !== '' && Number.isFinite(value) ? value : null;
  },
  typical(summary) {
    const { mean } = summary;
    const extent = numericExtent(summary);
    if (mean === null || extent === null || extent.min === extent.max) {
      return mean;
    }
    const step = sliderStep(extent.min, extent.max);
    return Number((Math.round(mean / step) * step).toPrecision(12));
  },
  extent: numericExtent,
  position: (value) => (typeof value === 'number' ? value : null),
  valueAt: (position) => position,
  figure: (position, { unit }, numbers) => numbers.withUnit(position, unit),
  unusual(value, summary, { unit }, t, numbers) {
    if (typeof value !== 'number' || !isFar(value, summary)) {
      return null;
    }
    const [min, max] = [numbers.format(summary.min ?? NaN), numbers.format(summary.max ?? NaN)];
    return t.fields.far(numbers.exactWithUnit(value, unit), min, max);
  },
  axis: () => ({ categories: null, place: (value) => (typeof value === 'number' ? value : null) }),
};
