import { InputColumnDto } from '../api/generated/models';
import { fromQuery, Question, toQuery } from './question';

const columns: InputColumnDto[] = [
  { name: 'sqft', kind: 'numeric', unit: 'ft²' },
  { name: 'confidence', kind: 'categorical', unit: null },
];
const typical = { sqft: 1700, confidence: 'high' };

describe('a question in a link', () => {
  it.each<Question>([
    { x: { sqft: 1200.5, confidence: 'low' }, confidence: 0.8 },
    { x: { sqft: null, confidence: null }, confidence: 0.95 },
    { x: { sqft: -1e-7, confidence: '12' }, confidence: 0.9 },
  ])('comes back as it went out', (question) => {
    expect(fromQuery(toQuery(question), columns, typical)).toEqual(question);
  });

  it('is typical where the link says nothing', () => {
    expect(fromQuery({}, columns, typical)).toEqual({ x: typical, confidence: 0.9 });
  });

  it('survives what people do to links', () => {
    expect(fromQuery({ 'x.sqft': 'big', confidence: '7' }, columns, typical)).toEqual({
      x: { sqft: null, confidence: 'high' },
      confidence: 0.9,
    });
  });
});
