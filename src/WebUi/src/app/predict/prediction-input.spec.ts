import { InputColumnDto } from '../api/generated/models';
import { classificationView } from '../tasks/classification-view';
import { regressionView } from '../tasks/regression-view';
import { fromQuery, PredictionInput, toQuery } from './prediction-input';

const columns: InputColumnDto[] = [
  { name: 'sqft', kind: 'numeric', unit: 'ft²' },
  { name: 'confidence', kind: 'categorical', unit: null },
];
const typical = { sqft: 1700, confidence: 'high' };

describe('a question in a link', () => {
  it.each<PredictionInput>([
    { x: { sqft: 1200.5, confidence: 'low' }, confidence: 0.8 },
    { x: { sqft: null, confidence: null }, confidence: 0.95 },
    { x: { sqft: 1, confidence: 'low' }, confidence: 0.9, above: -650.5 },
    { x: { sqft: -1e-7, confidence: '12' }, confidence: 0.9 },
  ])('comes back as it went out', (question) => {
    expect(fromQuery(toQuery(question, typical), columns, typical, regressionView)).toEqual(question);
  });

  it('says all of it, so that it stays the same when the data changes', () => {
    const query = toQuery({ x: typical, confidence: 0.9 }, typical);
    expect(fromQuery(query, columns, { sqft: 1, confidence: null }, regressionView).x).toEqual(typical);
  });

  it('leaves out what is typical where it would be too long for servers', () => {
    const names = Array.from({ length: 400 }, (_, index) => `measurement ${index}`);
    const many = names.map((name): InputColumnDto => ({ name, kind: 'numeric', unit: null }));
    const usual = Object.fromEntries(names.map((name, index) => [name, index + 0.125]));
    const question = { x: { ...usual, 'measurement 7': 1, 'measurement 8': null }, confidence: 0.8 };
    const query = toQuery(question, usual);
    expect(Object.keys(query)).toEqual(['x.measurement 7', 'x.measurement 8', 'confidence']);
    expect(fromQuery(query, many, usual, regressionView)).toEqual(question);
  });

  it('is typical where the link says nothing', () => {
    expect(fromQuery({}, columns, typical, regressionView)).toEqual({ x: typical, confidence: 0.9 });
  });

  it('asks for any confidence that its task has', () => {
    const asked = (confidence: string) => fromQuery({ confidence }, columns, typical, classificationView).confidence;
    expect([asked('0.63'), asked('0.995'), asked('0.3'), asked('x')]).toEqual([0.63, 0.9, 0.9, 0.9]);
    expect(fromQuery({ confidence: '0.63' }, columns, typical, regressionView).confidence).toBe(0.9);
  });

  it('survives what people do to links', () => {
    expect(fromQuery({ 'x.sqft': 'big', confidence: '7', above: 'much' }, columns, typical, regressionView)).toEqual({
      x: { sqft: null, confidence: 'high' },
      confidence: 0.9,
    });
  });
});
