import { TestBed } from '@angular/core/testing';
import { MODEL } from '../../testing/reports';
import { I18n } from '../core/i18n/i18n';
import { NumberFormatter } from '../core/number-formatter';
import { trainedOnData, trainedOnText } from './trained-on';

describe('What a version was trained on', () => {
  beforeEach(() => {
    TestBed.inject(I18n).language.set('en');
  });

  afterEach(() => {
    localStorage.clear();
  });

  const text = (part: Partial<typeof MODEL>) =>
    trainedOnText({ ...MODEL, ...part }, TestBed.inject(I18n).t().versions, TestBed.inject(NumberFormatter));
  const data = (part: Partial<typeof MODEL>) =>
    trainedOnData({ ...MODEL, ...part }, TestBed.inject(I18n).t().versions, TestBed.inject(NumberFormatter));

  it('is a revision of this dataset, or another dataset, or not known', () => {
    expect(text({})).toBe('Trained on data version 1, 700 rows');
    expect(text({ elsewhere: true })).toBe('Trained in another dataset on 700 rows');
    expect(text({ data: null, trainedOn: 1 })).toBe('Trained on 1 row');
    expect([data({}), data({ elsewhere: true }), data({ data: null })]).toEqual(['data version 1', 'imported', '–']);
  });
});
