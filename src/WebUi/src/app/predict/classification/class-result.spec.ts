import { ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { CLASS_ANSWER, CLASS_MODEL, CLASS_REPORT, CUSTOMERS } from '../../../testing/classes';
import { PredictionDto } from '../../api/generated/models';
import { I18n, Language } from '../../core/i18n/i18n';
import { ClassResult } from './class-result';

describe('the answer of a classification', () => {
  let fixture: ComponentFixture<ClassResult>;
  const element = () => fixture.nativeElement as HTMLElement;
  const text = (selector: string) => element().querySelector(selector)?.textContent.trim().replace(/\s+/g, ' ');

  function show(part: Partial<PredictionDto> = {}, language: Language = 'en'): void {
    TestBed.resetTestingModule().configureTestingModule({ providers: [provideRouter([])] });
    TestBed.inject(I18n).language.set(language);
    fixture = TestBed.createComponent(ClassResult);
    fixture.componentRef.setInput('dataset', { ...CUSTOMERS, activeModel: CLASS_MODEL });
    fixture.componentRef.setInput('report', CLASS_REPORT);
    fixture.componentRef.setInput('confidence', 0.9);
    fixture.componentRef.setInput('answer', { ...CLASS_ANSWER, ...part });
    fixture.detectChanges();
  }

  it('is the class with its probability, and a set that holds as often as asked', () => {
    show();
    expect([text('.y'), text('.interval'), text('.set')]).toEqual([
      'yes',
      '82% likely',
      'yes – holds in 90% of such cases.',
    ]);
    expect(text('app-class-bars li:first-child')).toBe('yes 82% in the set');
    expect(text('app-model-chip')).toContain('85% right');
  });

  it('names the classes of a set in words, in both languages', () => {
    const set = { classes: ['basic', 'plus'], confidence: 0.95, basis: 'newRow' as const };
    show({ set });
    expect(text('.set')).toBe('basic or plus – holds in 95% of such cases.');
    show({ set }, 'fr');
    expect(text('.set')).toBe('basic ou plus : vrai dans 95 % des cas semblables.');
  });

  it('is to ask a person where the costs say so, and what the model would say', () => {
    show({ y: 'no', probabilities: { no: 0.63, yes: 0.37 }, decision: { answer: null, expectedCost: 9 } });
    expect([text('.y'), text('.interval')]).toEqual(['Ask a person', 'Most likely no: 63%']);
    expect(element().textContent).toContain('To ask a person costs 9, less than any answer is expected to cost.');
  });

  it('is the answer of least cost where that is not the most probable class', () => {
    show({ y: 'no', probabilities: { no: 0.6, yes: 0.4 }, decision: { answer: 'yes', expectedCost: 12 } });
    expect([text('.y'), text('.interval')]).toEqual(['yes', 'Most likely no: 60%']);
  });

  it('promises nothing for a row unlike the training rows, and never certainty', () => {
    show({ covered: false, probabilities: { no: 0.00001, yes: 0.99999 } });
    expect(text('.interval')).toBe('> 99.9% likely');
    expect(text('.set')).toContain('Rough guess');
    show({ set: null });
    expect(text('.set')).toContain('No set of classes yet');
  });

  it('says what sets have been worth, and asks for another confidence', () => {
    show();
    element().querySelector<HTMLElement>('.info')?.click();
    fixture.detectChanges();
    expect(text('#about-set')).toContain(
      'On 80 rows the model never saw, the 90% set contained the actual class 73 times.',
    );
    const slider = element().querySelector<HTMLInputElement>('#confidence');
    if (slider) {
      slider.value = '63';
      slider.dispatchEvent(new Event('input'));
    }
    expect(fixture.componentInstance.confidence()).toBe(0.63);
  });
});
