import { TestBed } from '@angular/core/testing';
import { HOUSES } from '../../../testing/datasets';
import { PredictionDto } from '../../api/generated/models';
import { I18n, Language } from '../../core/i18n/i18n';
import { PredictionResult } from './prediction-result';

describe('Answer', () => {
  const ANSWER: PredictionDto = {
    task: 'regression',
    y: 200,
    interval: null,
    disagreement: 0,
    modelVersion: 3,
    warnings: [],
    covered: true,
  };

  function shown(part: Partial<PredictionDto>, selector: string, language: Language = 'en'): string | undefined {
    TestBed.inject(I18n).language.set(language);
    const fixture = TestBed.createComponent(PredictionResult);
    fixture.componentRef.setInput('dataset', HOUSES);
    fixture.componentRef.setInput('confidence', 0.9);
    fixture.componentRef.setInput('answer', { ...ANSWER, ...part });
    fixture.detectChanges();
    const found = (fixture.nativeElement as HTMLElement).querySelector(selector);
    return found?.textContent.trim().replace(/\s/g, ' ');
  }

  it('says by how much the networks disagree', () => {
    expect(shown({ disagreement: 12.5 }, '.disagreement')).toBe('Model spread ±US$12.5');
  });

  it('says nothing where they do not', () => {
    expect(shown({ disagreement: 0 }, '.disagreement')).toBe('');
  });

  describe('with an interval', () => {
    const interval = { lower: 150, upper: 260, confidence: 0.9, cutAtZero: false };

    it('says in how many of such cases it holds', () => {
      expect(shown({ interval }, '.interval')).toBe('9 times out of 10 between 150 and US$260');
    });

    it('says where it was cut', () => {
      const cut = { ...interval, lower: 0, cutAtZero: true };
      expect(shown({ interval: cut }, '.model')).toContain('stops at 0');
      expect(shown({ interval }, '.model')).not.toContain('stops at 0');
    });

    it('promises nothing where the question is unlike what was seen, and says why', () => {
      const warnings = [{ code: 'unknownCategory' as const, column: 'city', message: '' }];
      const asked = { interval, covered: false, warnings };
      expect(shown(asked, '.interval')).toBe('Rough guess: 150 to US$260');
      expect(shown(asked, '.interval', 'fr')).toBe('Estimation grossière : de 150 à 260 US$');
      expect(shown(asked, '.warning')).toBe('This value of city is not in your data');
      expect(shown(asked, '.range.rough')).toBe('');
      expect(shown({ interval }, '.range.rough')).toBeUndefined();
    });
  });
});
