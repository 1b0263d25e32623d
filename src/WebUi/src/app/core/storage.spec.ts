import { forget, forgetDrafts, recall, remember } from './storage';

describe('storage', () => {
  afterEach(() => {
    vi.restoreAllMocks();
    localStorage.clear();
    sessionStorage.clear();
  });

  it('keeps the session apart from what stays', () => {
    remember('a', 'stays');
    remember('a', 'of the session', 'sessionStorage');
    expect(recall('a')).toBe('stays');
    expect(recall('a', 'sessionStorage')).toBe('of the session');
    forget('a');
    expect(recall('a')).toBeNull();
    expect(recall('a', 'sessionStorage')).toBe('of the session');
  });

  it('forgets the drafts of a dataset, and no others', () => {
    for (const key of ['draft.line.1.add', 'draft.line-2.1.add', 'draft.new-dataset']) {
      remember(key, 'typed', 'sessionStorage');
    }
    remember('dataset', 'line');
    forgetDrafts('line');
    expect(recall('draft.line.1.add', 'sessionStorage')).toBeNull();
    expect(recall('draft.line-2.1.add', 'sessionStorage')).toBe('typed');

    forgetDrafts();
    expect(sessionStorage).toHaveLength(0);
    expect(recall('dataset')).toBe('line');
  });

  it('does without where storage is denied', () => {
    vi.spyOn(window, 'localStorage', 'get').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    expect(() => {
      remember('a', '1');
      forget('a');
    }).not.toThrow();
    expect(recall('a')).toBeNull();
  });
});
