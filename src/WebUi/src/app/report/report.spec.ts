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

  it('begins with the verdict in one sentence, and how sure it is', () => {
    expect(text(shown(whole), '.verdict')).toBe('20% (13% to 25%) lower error than linear regression on test rows.');
  });

  it('says in so many words when a line is as good', () => {
    const bounds = { lower: -0.05, upper: 0.01 };
    const comparison = { kind: 'same' as const, improvement: -0.01, margin: 0.03, onUnseenRows: false, sentence: '' };
    const page = shown({ model: { ...MODEL, comparison: { ...comparison, ...bounds } }, report: null });
    expect(text(page, '.verdict')).toBe(
      'On par with linear regression in cross-validation (difference -1% (-5% to 1%)).',
    );
  });

  it('compares model, line and mean on the same part, with the interval of what it is judged by', () => {
    const rows = [...shown(whole).querySelectorAll('app-report-summary tbody tr')];
    const cells = rows.map((row) => [...row.children].map((cell) => cell.textContent.replace(/\s+/g, ' ').trim()));
    expect(cells[0]).toEqual(['Root mean square error (RMSE)', '64 57.6 to 70.4', '80', '128', '50']);
    expect(cells[2]?.[0]).toBe('Median error');
    expect(cells[3]?.[1]).toBe('–');
  });

  it('says what the intervals promised and held', () => {
    expect(text(shown(whole), '.words')).toContain('Range coverage: 91% (target 90%). Average width US$200.');
  });

  it('warns with the evidence', () => {
    const page = shown(whole);
    expect(text(page, '.warning h3')).toBe('sqft may leak the answer');
    expect(text(page, '.warning p')).toBe('sqft alone explains 99.9% of price.');
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
    const [sqft, city] = [...page.querySelectorAll('app-importance .bar')];
    expect(Number(sqft?.getAttribute('width'))).toBeGreaterThan(100);
    expect(city?.getAttribute('width')).toBe('0');
    expect(label(page, 'app-importance [role=img]')).toContain('sqft US$40');
  });

  it('says none where the error does not grow', () => {
    const cells = [...shown(whole).querySelectorAll('app-importance .value')].map((value) => value.textContent.trim());
    expect(cells).toEqual(['US$40', 'none']);
  });

  it('shows inputs that tell the same as one, and by themselves in the table', () => {
    const importanceGroups = [{ columns: ['sqft', 'city'], increase: 90, deviation: 10 }];
    const page = shown({ model: MODEL, report: { ...REPORT, importanceGroups } });
    expect(page.querySelectorAll('app-importance .bar').length).toBe(1);
    expect(label(page, 'app-importance [role=img]')).toContain('sqft, city together US$90');
    expect(text(page, 'app-importance')).toContain('sqft, city carry the same information');
    const names = [...page.querySelectorAll('app-importance tbody th')].map((name) => name.textContent);
    expect(names).toEqual(['sqft, city together', 'sqft', 'city']);
  });

  it('links the largest errors to their examples, where they are known', () => {
    const page = shown(whole);
    const links = [...page.querySelectorAll('app-worst-rows a')].map((link) => link.getAttribute('href'));
    expect(links).toEqual(['/d/houses/data?example=17']);
    const cells = [...(page.querySelector('app-worst-rows tbody tr')?.children ?? [])].map((cell) =>
      cell.textContent.trim(),
    );
    expect(cells).toEqual(['Row 17', '200', '170', '30', '150 to 190', '1,200', '–empty']);
  });

  it('says so where a version has no report', () => {
    const page = shown({ model: { ...MODEL, comparison: null }, report: null });
    expect(text(page, '.verdict')).toContain('20% lower error than linear regression');
    expect(page.textContent).toContain('No report for this version');
    expect(page.querySelector('app-chart')).toBeNull();
  });

  it('speaks French', () => {
    TestBed.inject(I18n).language.set('fr');
    const page = shown(whole);
    expect(text(page, '.verdict')).toBe(
      'Erreur réduite de 20 % (13 % à 25 %) par rapport à une régression linéaire sur les lignes de test.',
    );
    expect(text(page, '.warning h3')).toBe('sqft révèle peut-être la réponse (fuite)');
  });
});
