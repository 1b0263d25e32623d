import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { HOUSES } from '../../testing/datasets';
import { CurrentDataset } from '../datasets/current-dataset';
import { CurrentTraining } from './current-training';

describe('CurrentTraining', () => {
  it('asks for the training that somebody else has begun', async () => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    const backend = TestBed.inject(HttpTestingController);
    TestBed.inject(CurrentDataset).id.set('houses');
    TestBed.tick();
    backend.expectOne('/api/datasets/houses').flush(HOUSES);
    await vi.waitUntil(() => TestBed.inject(CurrentDataset).known());

    const started = TestBed.inject(CurrentTraining).start({});
    const type = 'urn:regressor:problem:training-in-progress';
    backend.expectOne('/api/datasets/houses/training-runs').flush({ type }, { status: 409, statusText: 'x' });
    await expect(started).rejects.toBeTruthy();
    TestBed.tick();
    backend.expectOne('/api/datasets/houses');
  });
});
