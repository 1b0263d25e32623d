import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { HOUSES } from '../../testing/datasets';
import { I18n } from '../core/i18n/i18n';
import { CurrentDataset } from '../datasets/current-dataset';
import { missingRows } from './enough-rows';

describe('missingRows', () => {
  it.each([
    [6, 6, '6 of 12 rows needed – 30 or more recommended'],
    [12, 12, null],
    [40, 9, '9 of 12 different rows needed (excluded and duplicate rows do not count) – 30 or more recommended'],
    [1000, null, null],
  ])('of %s rows, %s of them different, says %s', async (exampleCount, differentRows, text) => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    TestBed.inject(I18n).language.set('en');
    TestBed.inject(CurrentDataset).id.set('houses');
    TestBed.tick();
    TestBed.inject(HttpTestingController)
      .expectOne('/api/datasets/houses')
      .flush({ ...HOUSES, exampleCount, differentRows });
    await vi.waitUntil(() => TestBed.inject(CurrentDataset).known());
    expect(TestBed.runInInjectionContext(missingRows)()).toBe(text);
  });
});
