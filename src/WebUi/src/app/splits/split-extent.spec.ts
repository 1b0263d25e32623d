import { TestBed } from '@angular/core/testing';
import { HOUSES } from '../../testing/datasets';
import { MODEL } from '../../testing/reports';
import { NumberFormatter } from '../core/number-formatter';
import { splitExtent } from './split-extent';
import { splitEn } from './split-words.en';

describe('splitExtent', () => {
  const said = (split: Partial<typeof MODEL.split>, dataset = HOUSES) =>
    splitExtent({ ...MODEL.split, ...split }, dataset, splitEn, TestBed.inject(NumberFormatter));

  it('counts groups', () => {
    expect(said({ by: 'group', column: 'city', trained: 40, tested: 10 })).toBe(
      'Values of city: 40 learned from · 10 tested.',
    );
  });

  it('tells times as their column holds them', () => {
    const [from, to] = [1704067200, 1706659200];
    const kept = [{ name: 'sold', kind: 'dateTime' as const }];
    expect(said({ by: 'time', column: 'sold', from, to }, { ...HOUSES, kept })).toMatch(/from .*2024.* to .*2024/);
    expect(said({ by: 'time', column: 'sqft', from: 900, to: 1200 })).toBe('Tested on sqft from 900 to 1,200.');
  });

  it('is nothing by row, or where a model does not tell', () => {
    expect(said({})).toBeNull();
    expect(said({ by: 'group', column: 'city' })).toBeNull();
  });
});
