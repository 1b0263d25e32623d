import { spreadPages } from './points';

describe('spreadPages', () => {
  it('takes all where there are few', () => {
    expect(spreadPages(0)).toEqual([]);
    expect(spreadPages(1)).toEqual([1]);
    expect(spreadPages(3)).toEqual([1, 2, 3]);
  });

  it('takes some from the newest to the oldest where there are many', () => {
    expect(spreadPages(2000)).toEqual([1, 501, 1001, 1500, 2000]);
    expect(spreadPages(2000, 1)).toEqual([1]);
  });
});
