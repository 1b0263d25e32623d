import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { HOUSES } from '../../testing/datasets';
import { MODEL, REPORT } from '../../testing/reports';
import { I18n } from '../core/i18n/i18n';
import { CurrentDataset } from '../datasets/current-dataset';
import { Outcome } from './load-report';
import { Report } from './report';

describe('Report', () => {
  beforeEach(async () => {
    localStorage.clear();
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])],
    });
    TestBed.inject(I18n).language.set('en');
    TestBed.inject(CurrentDataset).id.set('houses');
    TestBed.tick();
    TestBed.inject(HttpTestingController).expectOne('/api/datasets/houses').flush(HOUSES);
    await vi.waitUntil(() => TestBed.inject(CurrentDataset).known());
  });

  // Else the language would reach the tests of other pages.
  afterEach(() => {
    localStorage.clear();
  });

  function shown(outcome: Outcome): HTMLElement {
    const fixture = TestBed.createComponent(Report);
    fixture.componentRef.setInput('outcome', outcome);
    fixture.detectChanges();
    return fixture.nativeElement as HTMLElement;
  }

  const whole: Outcome = { model: MODEL, report: REPORT };
  const label = (page: HTMLElement, selector: string) =>
    page.querySelector(selector)?.getAttribute('aria-label')?.replace(/\s/g, ' ');
  const text = (page: HTMLElement, selector: string) =>
    page.querySelector(selector)?.textContent.replace(/\s+/g, ' ').trim();

  it('begins with the typical error in one sentence', () => {
    expect(text(shown(whole), '.verdict')).toBe('Typically off by ±US$32');
    expect(text(shown(whole), 'app-quality-chip')).toBe('Fair');
  });

  it('says what to expect of later rows where errors grow with time', () => {
    expect(text(shown(whole), '.caution')).toBeUndefined();
    const parameters = { rows: 200, newerRmse: 60, olderRmse: 40, laterRmse: 81 };
    const note = { code: 'growingErrors' as const, column: null, class: null, message: '', parameters };
    expect(text(shown({ model: MODEL, report: { ...REPORT, notes: [note] } }), '.caution')).toContain(
      'for the next 200 rows, expect a root mean square error of about US$81',
    );
  });

  it('compares guessing, linear regression and the model by the same error', () => {
    const rungs = [...shown(whole).querySelectorAll('app-error-ladder tr')].map((row) =>
      [...row.children].map((cell) => cell.textContent.trim()).join(' '),
    );
    expect(rungs).toEqual(['Guessing the average  US$64', 'Linear regression  US$40', 'This model  US$32']);
    expect(text(shown(whole), 'app-error-ladder p')).toBe('20% lower than linear regression.');
  });

  it('says in so many words when a line is as good', () => {
    const bounds = { lower: -0.05, upper: 0.01 };
    const comparison = { kind: 'same' as const, improvement: -0.01, margin: 0.03, onUnseenRows: false, sentence: '' };
    const page = shown({ model: { ...MODEL, comparison: { ...comparison, ...bounds } }, report: null });
    expect(text(page, 'app-error-ladder p')).toBe(
      'Linear regression predicts just as well here; the model adds ranges.',
    );
  });

  it('says that inputs do not predict the target', () => {
    const page = shown({ model: { ...MODEL, quality: 'noSignal' }, report: null });
    expect(text(page, '.caution')).toContain('These inputs don’t predict price.');
  });

  it('has all metrics by their names, with the interval of what it is judged by', () => {
    const rows = [...shown(whole).querySelectorAll('app-metrics-table tbody tr')];
    const cells = rows.map((row) => [...row.children].map((cell) => cell.textContent.replace(/\s+/g, ' ').trim()));
    expect(cells[0]).toEqual(['Root mean square error (RMSE)', '64 58 to 70', '80', '128', '50']);
    expect(cells[2]?.[0]).toBe('Median error');
    expect(cells[3]?.[1]).toBe('–');
  });

  it('counts the ranges that held', () => {
    expect(text(shown(whole), '.check')).toBe(
      '90% ranges contained the true value for 164 of 180 test rows: as promised. Average width US$200.',
    );
    const coverage = {
      confidence: 0.9,
      covered: 0.5,
      meanWidth: 200,
      held: 90,
      rows: 180,
      asPromised: false,
      basis: 'newRow' as const,
    };
    expect(text(shown({ model: { ...MODEL, coverage }, report: null }), '.check')).toContain('they are too narrow.');
  });

  it('draws test rows as rings, their intervals, and the line they should be on', () => {
    const page = shown(whole);
    const plot = page.querySelector('app-chart');
    expect(plot?.querySelector('.swatch.data')?.classList).toContain('hollow');
    expect(plot?.querySelector('.interval')?.getAttribute('d')?.match(/V/g)?.length).toBe(2);
    expect(plot?.querySelector('.line.baseline')?.getAttribute('d')).toMatch(/^M[\d.]+ [\d.]+L[\d.]+ [\d.]+$/);
    expect(label(page, 'app-chart svg[role=img]')).toContain('at most US$16 off');
    expect(plot?.textContent).toContain('3 of 180 test rows');
    expect(plot?.querySelector('app-legend')?.textContent).toContain('90% range');
  });

  it('gives the numbers of a chart as a table', async () => {
    const page = shown(whole);
    const details = page.querySelector('app-chart details');
    details?.setAttribute('open', '');
    details?.dispatchEvent(new Event('toggle'));
    await vi.waitUntil(() => details?.querySelector('tbody tr'));
    const rows = [...(details?.querySelectorAll('tr') ?? [])].map((row) =>
      [...row.children].map((cell) => cell.textContent),
    );
    const predicted = 'Predicted price (US$)';
    expect(rows.slice(0, 2)).toEqual([
      ['Actual price (US$)', predicted, `${predicted} ↓`, `${predicted} ↑`],
      ['100', '110', '90', '130'],
    ]);
    expect(rows[3]).toEqual(['300', '300', '', '']);
  });

  it('shows what matters, and nothing where an input does not', () => {
    const page = shown(whole);
    const bars = [...page.querySelectorAll('app-importance .bar')].map((bar) => Number(bar.getAttribute('width')));
    expect(bars).toEqual([expect.any(Number)]);
    expect(bars[0]).toBeGreaterThan(100);
    expect(label(page, 'app-importance [role=img]')).toContain('sqft US$40');
  });

  it('names the inputs without a measurable effect', () => {
    expect(text(shown(whole), 'app-importance')).toContain('No measurable effect: city.');
  });

  it('shows inputs that tell the same as one, and by themselves in the table', () => {
    const importanceGroups = [{ columns: ['sqft', 'city'], increase: 90, deviation: 10 }];
    const page = shown({ model: MODEL, report: { ...REPORT, importanceGroups } });
    expect(page.querySelectorAll('app-importance rect').length).toBe(1);
    expect(label(page, 'app-importance [role=img]')).toContain('sqft, city together US$90');
    expect(text(page, 'app-importance')).toContain('sqft, city carry the same information');
    const names = [...page.querySelectorAll('app-importance tbody th')].map((name) => name.textContent);
    expect(names).toEqual(['sqft, city together', 'sqft', 'city']);
  });

  it('lists the words that move the prediction, with their sign and unit', () => {
    const words = [{ column: 'remarks', word: 'pool', rows: 41, effect: 23.4, deviation: 4 }];
    const page = shown({ model: MODEL, report: { ...REPORT, words } });
    const cells = [...page.querySelectorAll('app-words tbody tr > *')].map((cell) => cell.textContent.trim());
    expect(cells).toEqual(['pool', '+US$23.4', '41']);
    expect(shown(whole).querySelector('app-words')).toBeNull();
  });

  it('links the largest errors to their examples, where they are known', () => {
    const page = shown(whole);
    const links = [...page.querySelectorAll('app-worst-rows a')].map((link) => link.getAttribute('href'));
    expect(links).toEqual(['/d/houses/data?example=17']);
    const cells = [...(page.querySelector('app-worst-rows tbody tr')?.children ?? [])].map((cell) =>
      cell.textContent.replace(/\s+/g, ' ').trim(),
    );
    expect(cells).toEqual(['Row 17', 'Exclude', '200', '170', '30', '150–190 outside its range', '1,200', '–empty']);
  });

  it('says so where a version has no report', () => {
    const page = shown({ model: { ...MODEL, comparison: null }, report: null });
    expect(text(page, '.verdict')).toBe('Typically off by ±US$32');
    expect(page.textContent).toContain('No report for this version');
    expect(page.querySelector('app-chart')).toBeNull();
  });

  it('speaks French', () => {
    TestBed.inject(I18n).language.set('fr');
    const page = shown(whole);
    expect(text(page, '.verdict')).toBe('Erreur typique de ±32 US$');
    expect(text(page, 'app-error-ladder p')).toBe('20 % de moins qu’une régression linéaire.');
    expect(text(page, '.warning h3')).toBe('sqft révèle peut-être la réponse (fuite)');
  });
});
