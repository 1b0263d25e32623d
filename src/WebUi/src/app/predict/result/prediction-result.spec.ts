import { ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { HOUSES } from '../../../testing/datasets';
import { MODEL } from '../../../testing/reports';
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

  let fixture: ComponentFixture<PredictionResult>;
  const element = () => fixture.nativeElement as HTMLElement;

  function shown(part: Partial<PredictionDto>, selector: string, language: Language = 'en'): string | undefined {
    TestBed.resetTestingModule().configureTestingModule({ providers: [provideRouter([])] });
    TestBed.inject(I18n).language.set(language);
    fixture = TestBed.createComponent(PredictionResult);
    fixture.componentRef.setInput('dataset', { ...HOUSES, activeModel: MODEL });
    fixture.componentRef.setInput('confidence', 0.9);
    fixture.componentRef.setInput('answer', { ...ANSWER, ...part });
    fixture.detectChanges();
    const found = element().querySelector(selector);
    return found?.textContent.trim().replace(/\s/g, ' ');
  }

  describe('with an interval', () => {
    const interval = { lower: 150, upper: 260, confidence: 0.9, cutAtZero: false, basis: 'newRow' as const };

    it('says in how many of such cases it holds', () => {
      expect(shown({ interval }, '.interval')).toBe('9 times out of 10 between US$150 and US$260');
    });

    it('rounds as the range asks for, and keeps the exact value at hand', () => {
      const narrow = { ...interval, lower: 199.2, upper: 200.8 };
      expect(shown({ y: 200.01234, interval: narrow }, '.y')).toBe('US$200.01');
      expect(shown({ y: 200.01234, interval: narrow }, '.interval')).toContain('between US$199.20 and US$200.80');
      const y = element().querySelector<HTMLElement>('.y');
      expect(y?.title).toBe('US$200.01234');
    });

    it('says how often such ranges held, and how far the networks are apart', () => {
      shown({ interval, disagreement: 12.5 }, '.info');
      element().querySelector<HTMLElement>('.info')?.click();
      fixture.detectChanges();
      expect(element().querySelector('#about-range')?.textContent.replace(/\s+/g, ' ').trim()).toBe(
        'On 180 rows the model never saw, the 90% range contained the true value 164 times.Model spread ±US$13',
      );
    });

    it('shows the chance of exceeding a value only where it promises something', () => {
      const outcomes = { quantiles: [0.025, 0.975].map((p) => ({ p, y: 100 + 200 * p })) };
      const above = [{ value: 190, probability: 0.44 }];
      expect(shown({ interval, ...outcomes, above }, 'output')).toBe('9 in 20');
      expect(shown({ interval, ...outcomes, above }, 'output', 'fr')).toBe('9 sur 20');
      expect(shown({ interval, ...outcomes, above: [{ value: 1, probability: 0.98 }] }, 'output')).toBe(
        'over 19 in 20',
      );
      expect(shown({ interval, covered: false }, 'output')).toBeUndefined();
      expect(shown({ interval, quantiles: [{ p: 0.025, y: null }], above }, 'output')).toBeUndefined();
    });

    it('says where it was cut', () => {
      const cut = { ...interval, lower: 0, cutAtZero: true };
      expect(shown({ interval: cut }, '.model')).toContain('stops at 0');
      expect(shown({ interval }, '.model')).not.toContain('stops at 0');
    });

    it('promises nothing where the question is unlike what was seen, and says why', () => {
      const warnings = [{ code: 'unknownCategory' as const, column: 'city', message: '' }];
      const asked = { interval, covered: false, warnings };
      expect(shown(asked, '.interval')).toBe('Rough guess: US$150 to US$260');
      expect(shown(asked, '.interval', 'fr')).toBe('Estimation grossière : de 150 US$ à 260 US$');
      expect(shown(asked, '.warning')).toBe('This value of city is not in your data');
      expect(shown(asked, '.range.rough')).toBe('');
      expect(shown({ interval }, '.range.rough')).toBeUndefined();
    });
  });
});
