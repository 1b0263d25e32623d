import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { CLASS_REPORT } from '../../../testing/classes';
import { HOUSES } from '../../../testing/datasets';
import { REPORT } from '../../../testing/reports';
import { ModelNoteDto } from '../../api/generated/models';
import { I18n } from '../../core/i18n/i18n';
import { CurrentDataset } from '../../datasets/current-dataset';
import { ReportNotes } from './report-notes';

const LEAK: ModelNoteDto = { code: 'leak', column: 'sqft', class: null, message: 'English.', parameters: null };

describe('ReportNotes', () => {
  let backend: HttpTestingController;

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([{ path: '**', children: [] }])],
    });
    TestBed.inject(I18n).language.set('en');
    TestBed.inject(CurrentDataset).id.set('houses');
    TestBed.tick();
    backend = TestBed.inject(HttpTestingController);
    backend.expectOne('/api/datasets/houses').flush({ ...HOUSES, exampleCount: 900 });
    await vi.waitUntil(() => TestBed.inject(CurrentDataset).known());
  });

  function shown(...notes: ModelNoteDto[]) {
    const fixture = TestBed.createComponent(ReportNotes);
    fixture.componentRef.setInput('report', { ...REPORT, notes });
    fixture.detectChanges();
    const page = fixture.nativeElement as HTMLElement;
    const button = (name: string) =>
      [...page.querySelectorAll<HTMLElement>('button, a')].find((each) => each.textContent.trim() === name);
    return { fixture, page, button, text: () => page.querySelector('.text p')?.textContent };
  }

  it('words a note in the reader’s language', () => {
    const noise = {
      code: 'noiseFloor' as const,
      column: null,
      class: null,
      message: '',
      parameters: { rows: 27, floor: 28.3 },
    };
    expect(shown(noise).text()).toContain('27 rows share all their inputs');
    TestBed.inject(I18n).language.set('fr');
    expect(shown(noise).text()).toContain('27 lignes ont exactement les mêmes entrées');
  });

  it('says with both figures which split the rows suggest', () => {
    const parameters = { byRow: 0.58, suggested: -0.1, groups: 42, rowsPerGroup: 140 };
    const note: ModelNoteDto = { code: 'splitSuggested', column: 'patient', class: null, message: '', parameters };
    expect(shown(note).text()).toContain('explains 58% of the differences between other rows like these, but 0% where');
    const later = { ...note, column: 'day', parameters: { byRow: 0.9, suggested: 0.4, correlation: 0.6 } };
    expect(shown(later).text()).toContain('but 40% where the day is later');
    TestBed.inject(I18n).language.set('fr');
    expect(shown(note).text()).toContain('pour une nouvelle valeur de patient');
  });

  it('tells how errors grow with time, of numbers and of classes', () => {
    const note = { code: 'growingErrors' as const, column: null, class: null, message: 'English.' };
    const numbers = { ...note, parameters: { rows: 200, newerRmse: 3.5, olderRmse: 2 } };
    expect(shown(numbers).text()).toContain('On the newer half of the 200 tested rows');
    expect(shown(numbers).text()).toContain('expect at least the larger error');
    const continued = { ...note, parameters: { ...numbers.parameters, laterRmse: 4.9 } };
    expect(shown(continued).text()).toContain(
      'The next 200 rows are further from the training rows still: expect about US$5',
    );
    const fixture = TestBed.createComponent(ReportNotes);
    const classes = { ...note, parameters: { rows: 200, newerError: 0.4, olderError: 0.2 } };
    fixture.componentRef.setInput('report', { ...CLASS_REPORT, notes: [classes] });
    fixture.detectChanges();
    expect((fixture.nativeElement as HTMLElement).textContent).toContain('falls short of 1 by 0.4');
  });

  it('words neighbors that err alike for classes too', () => {
    const fixture = TestBed.createComponent(ReportNotes);
    const parameters = { correlation: 0.66, rows: 240 };
    const note: ModelNoteDto = { code: 'dependentRows', column: null, class: null, message: 'English.', parameters };
    fixture.componentRef.setInput('report', { ...CLASS_REPORT, notes: [note] });
    fixture.detectChanges();
    expect((fixture.nativeElement as HTMLElement).textContent).toContain('similar errors (rank correlation 0.66)');
  });

  it('names the class that a note is about', () => {
    const rare = {
      code: 'rareClasses' as const,
      column: null,
      class: 'gentoo',
      message: '',
      parameters: { rows: 4, classes: 1, fewer: 10 },
    };
    expect(shown(rare).text()).toBe(
      'gentoo has only 4 training rows, so the model hardly knows it. Add rows of it, or merge it with another class.',
    );
    const missed = {
      code: 'lowClassCoverage' as const,
      column: null,
      class: 'gentoo',
      message: '',
      parameters: { confidence: 0.9, held: 25, rows: 50 },
    };
    TestBed.inject(I18n).language.set('fr');
    expect(shown(missed).text()).toBe(
      'Les ensembles à 90\u00a0% ne contenaient gentoo que pour 25 de ses 50 lignes de test.',
    );
  });

  it('falls back to the English sentence where an older report has no figures', () => {
    const { page } = shown({
      code: 'wildTargets',
      column: null,
      class: null,
      message: 'One target is far out.',
      parameters: null,
    });
    expect(page.querySelector('[lang=en]')?.textContent).toBe('One target is far out.');
  });

  it('asks for a training without the column, where one may begin', () => {
    const { fixture, button } = shown(LEAK);
    expect(button('Leave it out and train again')).toBeUndefined();
    const asked: (readonly string[])[] = [];
    fixture.componentInstance.leaveOut.subscribe((columns) => asked.push(columns));
    fixture.componentRef.setInput('trainable', true);
    fixture.detectChanges();
    button('Leave it out and train again')?.click();
    expect(asked).toEqual([['sqft']]);
  });

  it('hides what is fine, also after a reload, and shows it again', () => {
    const { fixture, page, button } = shown(LEAK);
    button('It’s fine')?.click();
    fixture.detectChanges();
    expect(page.querySelector('li')).toBeNull();
    const again = shown(LEAK);
    expect(again.page.textContent).toContain('1 check hidden');
    again.button('Show again')?.click();
    again.fixture.detectChanges();
    expect(again.page.querySelector('h3')?.textContent).toBe('sqft may leak the answer');
  });

  it('leads to the rows with identical inputs', async () => {
    const parameters = { rows: 27, floor: 28.3, exampleId: 17 };
    const { button } = shown({ code: 'noiseFloor', column: null, class: null, message: '', parameters });
    button('Show rows')?.click();
    backend.expectOne('/api/datasets/houses/examples/17').flush({ id: '17', x: { sqft: 900, city: null }, y: 1 });
    const router = TestBed.inject(Router);
    await vi.waitUntil(() => router.url.startsWith('/d/houses/data'));
    expect(router.parseUrl(router.url).queryParams['where']).toEqual(['sqft=900', 'city=']);
  });
});
