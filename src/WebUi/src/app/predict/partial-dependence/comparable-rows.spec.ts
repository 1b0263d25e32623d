import { TestBed } from '@angular/core/testing';
import { summaryOf } from '../../../testing/datasets';
import { InputColumnDto } from '../../api/generated/models';
import { NumberFormatter } from '../../core/number-formatter';
import { likenessTo, without } from './comparable-rows';

const COLUMNS: InputColumnDto[] = [
  { name: 'city', kind: 'categorical', unit: null },
  { name: 'sqft', kind: 'numeric', unit: 'ft²' },
  { name: 'beds', kind: 'numeric', unit: null },
  { name: 'baths', kind: 'numeric', unit: null },
];
const quartiles = (name: string, lowerQuartile: number, upperQuartile: number) =>
  summaryOf({ name, lowerQuartile, upperQuartile });
const SUMMARIES = [quartiles('sqft', 1000, 1800), quartiles('beds', 2, 4), quartiles('baths', 1, 2)];

describe('comparable rows', () => {
  const likeness = (x: Record<string, string | number | null>) =>
    likenessTo(x, COLUMNS, SUMMARIES, TestBed.inject(NumberFormatter));

  it('are of the same category and within half an interquartile range, in the three most important inputs', () => {
    const { where, said } = likeness({ city: 'ROSEVILLE', sqft: 1200, beds: 3, baths: 2 });
    expect(where).toEqual(['city=ROSEVILLE', 'sqft>=800', 'sqft<=1600', 'beds>=2', 'beds<=4']);
    expect(said.map((each) => each.replace(/\s/g, ' '))).toEqual(['city ROSEVILLE', 'sqft 800–1,600 ft²', 'beds 2–4']);
  });

  it('may have anything where the question has nothing', () => {
    expect(likeness({ city: null, sqft: null, beds: 3 }).where).toEqual(['beds>=2', 'beds<=4']);
    expect(likeness({}).where).toEqual([]);
  });

  it('are taken out of all rows once', () => {
    const [a, b] = [
      { x: 1, y: 2 },
      { x: 1, y: 3 },
    ];
    expect(without([a, b], [{ x: 1, y: 3 }])).toEqual([a]);
  });
});
