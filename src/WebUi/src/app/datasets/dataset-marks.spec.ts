import { TestBed } from '@angular/core/testing';
import { DatasetMarks } from './dataset-marks';

describe('DatasetMarks', () => {
  beforeEach(() => {
    localStorage.clear();
  });

  function reload(): DatasetMarks {
    TestBed.resetTestingModule();
    return TestBed.inject(DatasetMarks);
  }

  it('puts starred datasets first, then those opened last, then the rest as they were', () => {
    const marks = reload();
    marks.open('b');
    marks.open('d');
    marks.toggleStar('c');
    const sorted = (remembered: DatasetMarks) =>
      remembered.sort(['a', 'b', 'c', 'd', 'e'].map((id) => ({ id }))).map(({ id }) => id);
    expect(sorted(marks)).toEqual(['c', 'd', 'b', 'a', 'e']);
    expect(sorted(reload())).toEqual(['c', 'd', 'b', 'a', 'e']);
  });

  it('forgets a deleted dataset, as a later one of its address is another', () => {
    const marks = reload();
    marks.open('a');
    marks.toggleStar('a');
    marks.forget('a');
    expect(reload().isStarred('a')).toBe(false);
    expect(reload().openedAt('a')).toBeNull();
  });

  it('takes a star away again', () => {
    const marks = reload();
    marks.toggleStar('a');
    marks.toggleStar('a');
    expect(marks.isStarred('a')).toBe(false);
  });
});
