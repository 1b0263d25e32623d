import { TestBed } from '@angular/core/testing';
import { summaryOf } from '../../testing/datasets';
import { InputColumnDto } from '../api/generated/models';
import { I18n } from '../core/i18n/i18n';
import { NumberFormatter } from '../core/number-formatter';
import { invalidColumns, toFormText, toValues, typicalValues } from './form-text';
import { sliderStep } from './numeric/slider-step';

const columns: InputColumnDto[] = [
  { name: 'sqft', kind: 'numeric', unit: 'ft²' },
  { name: 'type', kind: 'categorical', unit: null },
];

describe('form text', () => {
  let numbers: NumberFormatter;

  beforeEach(() => {
    numbers = TestBed.inject(NumberFormatter);
    TestBed.inject(I18n).language.set('en');
  });

  it('reads numbers and categories, empty text as a missing value', () => {
    expect(toValues(columns, { sqft: '1,200', type: ' Condo ' }, numbers)).toEqual({ sqft: 1200, type: 'Condo' });
    expect(toValues(columns, { sqft: ' ', type: '' }, numbers)).toEqual({ sqft: null, type: null });
    expect(toValues(columns, {}, numbers)).toEqual({ sqft: null, type: null });
  });

  it('names the columns whose text is no number, and no category', () => {
    expect(invalidColumns(columns, { sqft: 'big', type: 'big' }, numbers)).toEqual(['sqft']);
    expect(invalidColumns(columns, { sqft: '', type: 'Condo' }, numbers)).toEqual([]);
  });

  it('reads back in French what it wrote in French', () => {
    TestBed.inject(I18n).language.set('fr');
    const values = { sqft: 1200.5, type: null };
    expect(toFormText(columns, values, numbers)).toEqual({ sqft: '1200,5', type: '' });
    expect(toValues(columns, toFormText(columns, values, numbers), numbers)).toEqual(values);
  });

  it('steps a slider by 1, 2 or 5, whole between whole ends', () => {
    expect(sliderStep(484, 4878)).toBe(50);
    expect(sliderStep(1, 8)).toBe(1);
    expect(sliderStep(0.5, 1.5)).toBeCloseTo(0.01, 10);
  });

  it('starts from the mean on the slider and the most frequent category', () => {
    const typical = typicalValues(columns, [
      summaryOf({ min: 484, max: 4878, mean: 1683.7 }),
      summaryOf({
        name: 'type',
        kind: 'categorical',
        categories: [
          { value: 'Residential', count: 9 },
          { value: 'Condo', count: 1 },
        ],
      }),
    ]);
    expect(typical).toEqual({ sqft: 1700, type: 'Residential' });
  });

  it('starts from nothing where nothing is known', () => {
    expect(typicalValues(columns, [summaryOf({}), summaryOf({ name: 'type', kind: 'categorical' })])).toEqual({
      sqft: null,
      type: null,
    });
  });
});
