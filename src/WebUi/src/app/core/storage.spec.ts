import { clear, clearDrafts, load, save } from './storage';

describe('storage', () => {
  afterEach(() => {
    vi.restoreAllMocks();
    localStorage.clear();
    sessionStorage.clear();
  });

  it('keeps the session apart from what stays', () => {
    save('a', 'stays');
    save('a', 'of the session', 'sessionStorage');
    expect(load('a')).toBe('stays');
    expect(load('a', 'sessionStorage')).toBe('of the session');
    clear('a');
    expect(load('a')).toBeNull();
    expect(load('a', 'sessionStorage')).toBe('of the session');
  });

  it('forgets the drafts of a dataset, and no others', () => {
    for (const key of ['draft.line.1.add', 'draft.line-2.1.add', 'draft.new-dataset']) {
      save(key, 'typed', 'sessionStorage');
    }
    save('dataset', 'line');
    clearDrafts('line');
    expect(load('draft.line.1.add', 'sessionStorage')).toBeNull();
    expect(load('draft.line-2.1.add', 'sessionStorage')).toBe('typed');

    clearDrafts();
    expect(sessionStorage).toHaveLength(0);
    expect(load('dataset')).toBe('line');
  });

  it('does without where storage is denied', () => {
    vi.spyOn(window, 'localStorage', 'get').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    expect(() => {
      save('a', '1');
      clear('a');
    }).not.toThrow();
    expect(load('a')).toBeNull();
  });
});
