import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { HOUSES, summaryOf } from '../../../testing/datasets';
import { I18n } from '../../core/i18n/i18n';
import { CurrentDataset } from '../../datasets/current-dataset';
import { RowEdit } from './row-edit';

const SUMMARY = [
  summaryOf({ name: 'sqft', count: 40, min: 0, lowerQuartile: 500, upperQuartile: 1500, max: 2000 }),
  summaryOf({
    name: 'city',
    kind: 'categorical',
    count: 40,
    distinct: 2,
    categories: [
      { value: 'GALT', count: 30 },
      { value: 'ELK GROVE', count: 10 },
    ],
  }),
  summaryOf({ name: 'price', count: 40, min: 20, lowerQuartile: 30, upperQuartile: 40, max: 50 }),
];

describe('RowEdit', () => {
  let backend: HttpTestingController;
  let edit: RowEdit;

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [RowEdit, provideHttpClient(), provideHttpClientTesting()] });
    backend = TestBed.inject(HttpTestingController);
    TestBed.inject(I18n).language.set('fr');
    TestBed.inject(CurrentDataset).id.set('houses');
    TestBed.tick();
    backend
      .expectOne('/api/datasets/houses')
      .flush({ ...HOUSES, summary: SUMMARY, kept: [{ name: 'Invoice', kind: 'text' }] });
    await vi.waitUntil(() => TestBed.inject(CurrentDataset).known());
    edit = TestBed.inject(RowEdit);
    TestBed.tick();
    edit.start({
      id: '7',
      x: { sqft: 900.5, city: 'GALT' },
      y: 10.25,
      kept: { Invoice: 'A-1' },
      excluded: null,
      createdAt: '2026-01-01T00:00:00Z',
    });
  });

  it('stores the numbers that were typed, whatever the language is by then', async () => {
    edit.put('sqft', '1,234');
    TestBed.inject(I18n).language.set('en');
    TestBed.tick();
    expect(edit.text('sqft')).toBe('1.234');
    void edit.save();
    await Promise.resolve();
    // What was only written in another way is no change.
    expect(backend.expectOne('/api/datasets/houses/examples/7').request.body).toEqual({ x: { sqft: 1.234 } });
  });

  it('asks before it stores a category that is unlike all others, and goes back to it', async () => {
    TestBed.inject(I18n).language.set('en');
    TestBed.tick();
    edit.put('city', 'GLAT');
    const saved = edit.save();
    const question = () => document.querySelector('mat-dialog-container');
    TestBed.tick();
    expect(question()?.textContent).toContain('city: “GLAT” is not in your data.');
    question()?.querySelector('button')?.click();
    expect(await saved).toBeNull();
    backend.expectNone('/api/datasets/houses/examples/7');
    expect(edit.errors()).toMatchObject({ sqft: '', city: '“GLAT” is not in your data.' });
    edit.put('city', 'ELK GROVE');
    void edit.save();
    await Promise.resolve();
    expect(backend.expectOne('/api/datasets/houses/examples/7').request.body).toEqual({ x: { city: 'ELK GROVE' } });
  });

  it('asks nothing about what was there before', async () => {
    edit.put('city', 'ELK GROVE');
    void edit.save();
    await Promise.resolve();
    // Its price, 10.25, would be an odd one.
    expect(backend.expectOne('/api/datasets/houses/examples/7').request.body).toEqual({ x: { city: 'ELK GROVE' } });
  });

  it('stores a kept value, and nothing of an emptied one', async () => {
    expect(edit.text('Invoice')).toBe('A-1');
    edit.put('Invoice', ' ');
    void edit.save();
    await Promise.resolve();
    expect(backend.expectOne('/api/datasets/houses/examples/7').request.body).toEqual({ kept: { Invoice: null } });
  });
});
