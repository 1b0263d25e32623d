import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { HOUSES } from '../../testing/datasets';
import { I18n } from '../core/i18n/i18n';
import { CurrentDataset } from '../datasets/current-dataset';
import { RowEdit } from './row-edit';

describe('RowEdit', () => {
  let backend: HttpTestingController;
  let edit: RowEdit;

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [RowEdit, provideHttpClient(), provideHttpClientTesting()] });
    backend = TestBed.inject(HttpTestingController);
    TestBed.inject(I18n).language.set('fr');
    TestBed.inject(CurrentDataset).id.set('houses');
    TestBed.tick();
    backend.expectOne('/api/datasets/houses').flush(HOUSES);
    await vi.waitUntil(() => TestBed.inject(CurrentDataset).known());
    edit = TestBed.inject(RowEdit);
    TestBed.tick();
    edit.start({
      id: '7',
      x: { sqft: 900.5, city: 'GALT' },
      y: 10.25,
      excluded: null,
      createdAt: '2026-01-01T00:00:00Z',
    });
  });

  it('stores the numbers that were typed, whatever the language is by then', () => {
    edit.put('sqft', '1,234');
    TestBed.inject(I18n).language.set('en');
    TestBed.tick();
    expect(edit.text('sqft')).toBe('1.234');
    void edit.save();
    // What was only written in another way is no change.
    expect(backend.expectOne('/api/datasets/houses/examples/7').request.body).toEqual({ x: { sqft: 1.234 } });
  });
});
