import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { HOUSES, RUN } from '../../testing/datasets';
import { CurrentDataset } from '../datasets/current-dataset';
import { Retraining } from './retraining';

describe('Retraining', () => {
  let backend: HttpTestingController;
  let retraining: Retraining;

  beforeEach(async () => {
    sessionStorage.clear();
    vi.stubGlobal('scrollTo', () => undefined);
    vi.stubGlobal('EventSource', function () {
      return Object.assign(new EventTarget(), { close: () => undefined });
    });
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([{ path: '**', children: [] }])],
    });
    backend = TestBed.inject(HttpTestingController);
    TestBed.inject(CurrentDataset).id.set('houses');
    TestBed.tick();
    backend.expectOne('/api/datasets/houses').flush({ ...HOUSES, exampleCount: 900 });
    await vi.waitUntil(() => TestBed.inject(CurrentDataset).known());
    retraining = TestBed.inject(Retraining);
  });

  afterEach(() => {
    vi.unstubAllGlobals();
  });

  async function asked(training: Promise<void>): Promise<unknown> {
    const call = backend.expectOne('/api/datasets/houses/training-runs');
    call.flush(RUN);
    await training;
    return call.request.body;
  }

  it('lets the version without a leaking column answer, although it errs more', async () => {
    expect(await asked(retraining.without(['sqft']))).toEqual({ leaveOut: ['sqft'], activate: 'always' });
  });

  it('trains a version with all columns on all of them, whatever was left out last', async () => {
    await asked(retraining.without(['sqft']));
    expect(await asked(retraining.start(null))).toEqual({ leaveOut: [] });
  });
});
