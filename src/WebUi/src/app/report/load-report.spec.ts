import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { firstValueFrom } from 'rxjs';
import { MODEL, REPORT } from '../../testing/reports';
import { Api } from '../api/generated/api';
import { toProblem } from '../api/problem';
import { loadReport } from './load-report';

const MODEL_URL = '/api/datasets/houses/models/3';

describe('loadReport', () => {
  let backend: HttpTestingController;

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    backend = TestBed.inject(HttpTestingController);
  });

  const load = () => firstValueFrom(loadReport(TestBed.inject(Api), { dataset: 'houses', version: 3 }));
  const answer = (url: string, status: number) => {
    backend.expectOne(url).flush({}, { status, statusText: 'x' });
  };

  it('has the model with its report', async () => {
    const outcome = load();
    backend.expectOne(`${MODEL_URL}/report`).flush(REPORT);
    expect(await outcome).toEqual({ model: MODEL, report: REPORT });
  });

  it('has the model alone where no report was kept', async () => {
    const outcome = load();
    answer(`${MODEL_URL}/report`, 404);
    backend.expectOne(MODEL_URL).flush(MODEL);
    expect(await outcome).toEqual({ model: MODEL, report: null });
  });

  it('fails where there is no such model, or the server fails', async () => {
    const gone = load().catch(toProblem);
    answer(`${MODEL_URL}/report`, 404);
    answer(MODEL_URL, 404);
    expect(await gone).toMatchObject({ kind: 'not-found' });
    const failed = load().catch(toProblem);
    answer(`${MODEL_URL}/report`, 500);
    expect(await failed).toMatchObject({ kind: 'internal' });
  });
});
