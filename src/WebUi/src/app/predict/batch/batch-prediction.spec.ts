import { HttpClient, HttpErrorResponse, HttpEventType, provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, TestRequest } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { TablePreviewDto } from '../../api/generated/models';
import { BatchPrediction } from './batch-prediction';

const PREVIEW: TablePreviewDto = {
  format: { kind: 'csv', delimiter: ',', decimalSign: '.', encoding: 'utf-8' },
  missing: [],
  kept: [],
  rows: [],
  total: 3,
  bad: 1,
  badRows: [],
  problems: [],
  rawRows: [],
  asked: null,
};
const TYPE = 'urn:regressor:problem:validation';

describe('BatchPrediction', () => {
  let backend: HttpTestingController;
  let run: BatchPrediction;

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    backend = TestBed.inject(HttpTestingController);
    run = new BatchPrediction(TestBed.inject(HttpClient), '/batch', new File(['x'], 'a.csv'), 'text/csv', 0.8);
  });

  const request = (path: string): TestRequest => backend.expectOne(({ url }) => url.startsWith(`${path}?`));

  it('sends the file as it is to be checked, says how far it is, and shows what the server found', () => {
    run.check();
    const sent = request('/batch/preview');
    expect(sent.request.body).toBe(run.file);
    expect(sent.request.headers.get('Content-Type')).toBe('text/csv');
    expect(sent.request.url).toBe('/batch/preview?confidence=0.8&ignoreMissing=true');
    sent.event({ type: HttpEventType.UploadProgress, loaded: 1, total: 4 });
    expect(run.busy()).toEqual({ what: 'checking', sent: 0.25 });
    sent.flush(PREVIEW);
    expect([run.busy(), run.preview()]).toEqual([null, PREVIEW]);
  });

  it('waits for an answer where the server asks, and sends it from then on', () => {
    run.check();
    const question = { code: 'ambiguousNumbers', severity: 'question' as const, column: 'rent', message: '' };
    request('/batch/preview').flush({ ...PREVIEW, problems: [question] });
    expect([run.open(), run.problems()[0]?.repairs]).toEqual([1, []]);
    run.repair({ thousands: 'rent=,' });
    const again = request('/batch/preview');
    expect(again.request.url).toContain('thousands=rent%3D%2C');
    again.flush(PREVIEW);
    expect([run.open(), run.undoable()]).toEqual([0, true]);
    const predicted = vi.fn();
    run.predict(predicted);
    const all = request('/batch');
    expect(all.request.url).toContain('thousands=rent%3D%2C');
    const file = new Blob(['y']);
    all.flush(file);
    expect(predicted).toHaveBeenCalledWith(file);
  });

  it('reads a problem from an answer that was to be a file, and tries the same once more', async () => {
    run.predict(() => undefined);
    const problem = new Blob([JSON.stringify({ type: TYPE, errors: { file: ['No column sqft.'] } })]);
    request('/batch').flush(problem, { status: 400, statusText: 'x' });
    await vi.waitFor(() => {
      expect(run.error()).toBeInstanceOf(HttpErrorResponse);
    });
    expect((run.error() as HttpErrorResponse).error).toMatchObject({ errors: { file: ['No column sqft.'] } });
    run.retry();
    request('/batch');
  });

  it('keeps the preview when the download is stopped', () => {
    run.check();
    request('/batch/preview').flush(PREVIEW);
    run.predict(() => undefined);
    const all = request('/batch');
    run.stop();
    expect([all.cancelled, run.busy(), run.preview()]).toEqual([true, null, PREVIEW]);
  });
});
