import { pageOf } from './pager';

describe('pageOf', () => {
  it('is the first page of the usual size unless the address says more', () => {
    expect(pageOf(undefined)).toEqual({ page: 1, pageSize: 50 });
    expect(pageOf('3', '25')).toEqual({ page: 3, pageSize: 25 });
  });

  it.each(['0', '-1', '1.5', 'last', ''])('takes no page %j', (page) => {
    expect(pageOf(page, '7')).toEqual({ page: 1, pageSize: 50 });
  });
});
