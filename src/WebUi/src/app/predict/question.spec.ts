import { InputColumnDto } from '../api/generated/models';
import { fromQuery, toQuery } from './question';

const COLUMNS: InputColumnDto[] = [
  { name: 'sqft', kind: 'numeric', unit: 'ft²' },
  { name: 'city', kind: 'categorical', unit: null },
];
const TYPICAL = { sqft: 1650, city: 'SACRAMENTO' };

describe('a question in a link', () => {
  it.each([
    { x: { sqft: 1234.5, city: 'ELK GROVE & co' }, confidence: 0.95 },
    { x: { sqft: null, city: null }, confidence: 0.8 },
    { x: { sqft: 1e-9, city: '12' }, confidence: 0.9 },
  ])('comes back as it was: %j', (question) => {
    expect(fromQuery(toQuery(question), COLUMNS, TYPICAL)).toEqual(question);
  });

  it('takes typical values for what the link does not mention', () => {
    expect(fromQuery({}, COLUMNS, TYPICAL)).toEqual({ x: TYPICAL, confidence: 0.9 });
  });

  it('ignores what makes no sense', () => {
    const query = { 'x.sqft': 'many', 'x.other': '1', confidence: '0.42' };
    expect(fromQuery(query, COLUMNS, TYPICAL)).toEqual({ x: { sqft: null, city: 'SACRAMENTO' }, confidence: 0.9 });
  });
});
