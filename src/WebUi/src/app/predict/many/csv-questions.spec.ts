import { InputColumnDto } from '../../api/generated/models';
import { manyEn } from '../../core/i18n/import.en';
import { decimalSignOf, placesOf, questionOf } from './csv-questions';

const INPUTS: InputColumnDto[] = [
  { name: 'sqft', kind: 'numeric', unit: 'ft²' },
  { name: 'city', kind: 'categorical', unit: null },
];

describe('questions from CSV', () => {
  it('finds the inputs wherever they stand', () => {
    expect(placesOf(['id', ' city', 'sqft '], INPUTS)).toEqual([2, 1]);
    expect(placesOf(['sqft'], INPUTS)).toEqual([0, -1]);
  });

  it('takes a comma for the decimal sign only where no number has a point', () => {
    expect(decimalSignOf([['1,5'], ['2']], [0])).toBe(',');
    expect(decimalSignOf([['1,5'], ['2.5']], [0])).toBe('.');
    expect(decimalSignOf([['1'], ['x']], [0])).toBe('.');
  });

  it.each([
    [['1200.5', 'Paris'], '.', { x: { sqft: 1200.5, city: 'Paris' } }],
    [['1200,5', ' '], ',', { x: { sqft: 1200.5, city: null } }],
    [['', "'=Paris"], '.', { x: { sqft: null, city: '=Paris' } }],
    [['NA', 'NA'], '.', { x: { sqft: null, city: 'NA' } }],
    [['1,200', 'Paris'], '.', { problem: "sqft: '1,200' is no number" }],
    [['1.200,5', 'Paris'], ',', { problem: "sqft: '1.200,5' is no number" }],
    [['1'], '.', { problem: 'has 1 cells where the header has 2' }],
  ] as const)('reads %j with the sign %s', (row, decimal, question) => {
    expect(questionOf(row, 2, INPUTS, [0, 1], decimal, manyEn)).toEqual(question);
  });
});
