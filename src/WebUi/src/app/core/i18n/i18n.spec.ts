import { TestBed } from '@angular/core/testing';
import { en } from './en';
import { fr } from './fr';
import { I18n } from './i18n';

/** Every text of a dictionary by its path, the functions called with numbered words. */
function texts(dictionary: object, path = ''): [string, string][] {
  return Object.entries(dictionary).flatMap(([key, value]): [string, string][] => {
    if (typeof value === 'string') {
      return [[path + key, value]];
    }
    if (typeof value === 'function') {
      const call = value as (...args: string[]) => string;
      return [[path + key, call(...Array.from({ length: call.length }, (_, index) => `<${index}>`))]];
    }
    return texts(value as object, `${path}${key}.`);
  });
}

const placeholders = (text: string) => [...text.matchAll(/<\d>/g)].map(([found]) => found).sort();

describe('dictionaries', () => {
  it('put the same things into their sentences', () => {
    const french = new Map(texts(fr));
    const english = texts(en);
    expect(english.length).toBeGreaterThan(100);
    for (const [path, text] of english) {
      expect(placeholders(french.get(path) ?? ''), path).toEqual(placeholders(text));
    }
  });

  it('leave no text empty', () => {
    expect([...texts(en), ...texts(fr)].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('count examples as each language does', () => {
    expect([en.common.examples('0'), en.common.examples('1')]).toEqual(['0 examples', '1 example']);
    expect([fr.common.examples('0'), fr.common.examples('2')]).toEqual(['0 exemple', '2 exemples']);
  });
});

describe('I18n', () => {
  afterEach(() => {
    localStorage.clear();
  });

  it('changes language at once and remembers it', () => {
    const i18n = TestBed.inject(I18n);
    i18n.language.set('fr');
    TestBed.tick();
    expect(i18n.t().pages.add).toBe('Ajouter');
    expect(document.documentElement.lang).toBe('fr');
    TestBed.resetTestingModule();
    expect(TestBed.inject(I18n).language()).toBe('fr');
  });
});
