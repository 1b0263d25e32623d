import { TestBed } from '@angular/core/testing';
import { en } from './en';
import { fr } from './fr';
import { I18n } from './i18n';

describe('I18n', () => {
  beforeEach(() => {
    localStorage.clear();
  });

  it('switches the texts and the language of the document', () => {
    const i18n = TestBed.inject(I18n);
    i18n.language.set('fr');
    TestBed.tick();
    expect(i18n.t().pages.predict).toBe('Prédire');
    expect(document.documentElement.lang).toBe('fr');
    i18n.language.set('en');
    TestBed.tick();
    expect(i18n.t().pages.predict).toBe('Predict');
    expect(document.documentElement.lang).toBe('en');
  });

  it('comes back in the language chosen last', () => {
    localStorage.setItem('regressor.language', 'fr');
    expect(TestBed.inject(I18n).language()).toBe('fr');
  });

  it('says one row in the singular', () => {
    expect(en.common.examples('1')).toBe('1 row');
    expect(en.common.examples('0')).toBe('0 rows');
    expect(fr.common.examples('0')).toBe('0 ligne');
    expect(fr.common.examples('2')).toBe('2 lignes');
  });
});
