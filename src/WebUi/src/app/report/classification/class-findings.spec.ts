import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { CLASS_FINDINGS, CLASS_REPORT, CUSTOMERS } from '../../../testing/classes';
import { I18n } from '../../core/i18n/i18n';
import { CurrentDataset } from '../../datasets/current-dataset';
import { ClassFindings } from './class-findings';
import { ClassSummary } from './class-summary';

describe('the report of a classification', () => {
  let backend: HttpTestingController;
  const COSTS = { matrix: { yes: { no: 50 }, no: { yes: 20 } }, ask: 9 };

  async function begin(costs: typeof COSTS | null) {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])] });
    TestBed.inject(I18n).language.set('en');
    TestBed.inject(CurrentDataset).id.set('customers');
    TestBed.tick();
    backend = TestBed.inject(HttpTestingController);
    backend.expectOne('/api/datasets/customers').flush({ ...CUSTOMERS, costs });
    await vi.waitUntil(() => TestBed.inject(CurrentDataset).known());
    const fixture = TestBed.createComponent(ClassFindings);
    fixture.componentRef.setInput('report', CLASS_REPORT);
    fixture.componentRef.setInput('found', CLASS_FINDINGS);
    fixture.detectChanges();
    const page = fixture.nativeElement as HTMLElement;
    const text = (selector: string) => page.querySelector(selector)?.textContent.trim().replace(/\s+/g, ' ');
    const type = (at: number, value: string) => {
      const field = page.querySelector<HTMLInputElement>(`#cost-${at}`);
      if (field) {
        field.value = value;
        field.dispatchEvent(new Event('input'));
      }
      TestBed.tick();
      fixture.detectChanges();
    };
    const press = (name: string) => {
      [...page.querySelectorAll('button')].find((each) => each.textContent.trim() === name)?.click();
      fixture.detectChanges();
    };
    return { fixture, page, text, type, press };
  }

  it('prices the answers of least cost beside always one class and everything to a person', async () => {
    const { page, text } = await begin(COSTS);
    // 0.1 is no, 0.3 is asked, 0.05 is a missed yes, 0.9 is yes.
    expect(text('.outcome')).toBe('Of 100 rows it decides 75: 50 right, 25 wrong. 25 go to a person.');
    const prices = [...page.querySelectorAll('app-decide svg[role=img]')].map((svg) => svg.getAttribute('aria-label'));
    expect(prices[1]?.replace(/\s/g, ' ')).toBe(
      'Cost of 100 rows: Answers of least cost 1,475, Always no 2,500, Always yes 1,000, Everything to a person 900',
    );
    expect(text('app-decide .money > p')).toBe('No better than the best of the simple ways on these rows.');
  });

  it('lets the money follow a limit that is moved, and offers the way back', async () => {
    const { fixture, page, text, press } = await begin(COSTS);
    const upper = page.querySelectorAll('[role=slider]')[1];
    upper?.dispatchEvent(new KeyboardEvent('keydown', { key: 'End', cancelable: true }));
    fixture.detectChanges();
    expect(text('.outcome')).toBe('Of 100 rows it decides 50: 25 right, 25 wrong. 50 go to a person.');
    press('Back to the best limits');
    expect(text('.outcome')).toContain('decides 75');
  });

  it('makes costs of moved limits', async () => {
    const { fixture, page, press } = await begin(COSTS);
    page
      .querySelectorAll('[role=slider]')[0]
      ?.dispatchEvent(new KeyboardEvent('keydown', { key: 'PageUp', cancelable: true }));
    fixture.detectChanges();
    press('Adjust the costs to these limits');
    const values = [1, 0, 2].map((at) => page.querySelector<HTMLInputElement>(`#cost-${at}`)?.value);
    expect(values).toEqual(['32.14', '20', '9']);
  });

  it('counts what is typed at once, and stores it with the way back', async () => {
    const { text, type, press } = await begin(null);
    expect(text('.picture > .muted:not(.small)')).toBe('No costs yet: the most probable class is the answer.');
    expect(text('.outcome')).toBe('Of 100 rows 75 are right and 25 wrong.');
    type(1, '50');
    type(0, '20');
    type(2, '9');
    expect(text('.outcome')).toContain('25 go to a person');
    press('Save costs');
    const saved = backend.expectOne({ method: 'PATCH', url: '/api/datasets/customers' });
    expect(saved.request.body).toEqual({ costs: COSTS });
    saved.flush({});
  });

  it('says what is missing before it stores anything', async () => {
    const { page, type, press } = await begin(null);
    type(1, '-3');
    press('Save costs');
    const errors = [...page.querySelectorAll('app-costs-form .field .error')].map((each) => each.textContent.trim());
    expect(errors).toEqual(['Enter an amount from 0 up', 'Enter an amount']);
    backend.expectNone({ method: 'PATCH' });
  });

  it('leads from a confusion to its rows', async () => {
    const { fixture, page, text } = await begin(null);
    const [, , missed] = page.querySelectorAll<HTMLElement>('app-confusion td button');
    missed?.click();
    fixture.detectChanges();
    expect(text('app-confusion [role=status] p')).toBe('6 rows with yes, predicted no');
    expect(page.querySelector('app-confusion .rows a')?.getAttribute('href')).toBe('/d/customers/data?example=3');
  });

  it('shows a hundred classes as the most frequent ones and all others', async () => {
    const { fixture, page } = await begin(null);
    const classes = Array.from({ length: 100 }, (_, at) => `c${at}`);
    const confusion = classes.map((_, actual) => classes.map((__, predicted) => Number(actual === predicted)));
    const coverage = classes.map((name) => ({ class: name, confidence: 0.9, held: 1, count: 1 }));
    const points = classes.map((_, actual) => ({
      actual,
      probabilities: classes.map(() => 0.01),
      exampleId: String(actual),
    }));
    const found = { ...CLASS_FINDINGS, classes, confusion, coverage, points };
    fixture.componentRef.setInput('report', { ...CLASS_REPORT, classification: found });
    fixture.componentRef.setInput('found', found);
    fixture.detectChanges();
    const heads = [...page.querySelectorAll('app-confusion tbody th')].map((each) => each.textContent.trim());
    expect(heads.length).toBe(12);
    expect(heads.at(-1)).toBe('other classes');
    expect(page.querySelector('app-class-coverage')?.textContent).toContain('85 more classes');
  });

  it('begins with the right answers, and whether probabilities and sets hold', async () => {
    await begin(null);
    const fixture = TestBed.createComponent(ClassSummary);
    fixture.componentRef.setInput('model', CLASS_REPORT.model);
    fixture.componentRef.setInput('report', CLASS_REPORT);
    fixture.detectChanges();
    const page = fixture.nativeElement as HTMLElement;
    const texts = (selector: string) =>
      [...page.querySelectorAll(selector)].map((each) => each.textContent.trim().replace(/\s+/g, ' '));
    expect(texts('.verdict, .verdict + p')).toEqual([
      'Right for 68 of 80 rows (85%)',
      'Always answering “no” would be right for 75%.',
    ]);
    expect(texts('.check')).toEqual([
      'The probabilities are right to within 2% on average.',
      '90% sets contained the class of 73 of 80 rows. They name 1.3 classes on average.',
    ]);
    expect(texts('app-class-ladder td.number')).toEqual(['25%', '20%', '15%']);
    expect(texts('app-class-ladder p')).toEqual([
      'Its probabilities are better than those of logistic regression: log loss 25% lower.',
    ]);
  });
});
