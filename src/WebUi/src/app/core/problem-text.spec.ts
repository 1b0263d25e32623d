import { TestBed } from '@angular/core/testing';
import { Problem } from '../api/problem';
import { I18n } from './i18n/i18n';
import { ProblemText } from './problem-text';

const ACTIVE: Problem = {
  kind: 'invalid-state',
  detail: 'Version 3 is active. Activate another version before deleting it.',
  reference: null,
  limit: null,
  fields: {},
};
const FULL: Problem = {
  kind: 'too-many',
  detail: 'At most 2000 trainings can be queued or running.',
  reference: null,
  limit: { name: 'trainings', most: 2000 },
  fields: {},
};

describe('ProblemText', () => {
  const inLanguage = (language: 'en' | 'fr') => {
    TestBed.inject(I18n).language.set(language);
    return TestBed.inject(ProblemText);
  };

  it('passes on what the server says to those who read English', () => {
    expect(inLanguage('en').of(ACTIVE)).toBe(ACTIVE.detail);
    expect(inLanguage('en').below(ACTIVE)).toBe(ACTIVE.detail);
    expect(inLanguage('en').of({ ...ACTIVE, detail: null })).toBe('This has changed in the meantime.');
    expect(inLanguage('en').below({ ...ACTIVE, detail: null })).toBe('Reload and try again.');
  });

  it('says the same by its code to others', () => {
    expect(inLanguage('fr').of(ACTIVE)).toBe('Les données ont changé entre-temps. Rechargez la page et réessayez.');
    expect(inLanguage('fr').below(ACTIVE)).toBe('Rechargez la page et réessayez.');
  });

  it('names the limit that was reached in either language', () => {
    expect(inLanguage('en').of(FULL)).toContain('At most 2,000 trainings');
    expect(inLanguage('fr').of(FULL)).toContain('Au plus 2\u202f000 entraînements');
    expect(inLanguage('fr').of({ ...FULL, limit: { name: 'constructor', most: 1 } })).toContain('Trop de requêtes');
  });
});
