import { HttpClient, HttpEventType, provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, TestRequest } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { ImportDto } from '../../api/generated/models';
import { ImportSession } from './import-session';

const FOUND: ImportDto = {
  stored: false,
  format: { kind: 'csv', delimiter: ',', decimalSign: '.', encoding: 'utf-8' },
  columns: [],
  rows: [],
  total: 2,
  new: 2,
  identical: 0,
  bad: 0,
  badRows: [],
  unclear: [],
  problems: [],
  rawRows: [],
};

describe('ImportSession', () => {
  const changed = vi.fn();
  const formats = { hasHeader: () => true, mediaTypeOf: () => 'text/csv' };
  const file = new File(['a,b\n1,2\n'], 'flat_sales.csv');
  let backend: HttpTestingController;
  let session: ImportSession;

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    backend = TestBed.inject(HttpTestingController);
    changed.mockReset();
    session = new ImportSession(TestBed.inject(HttpClient), formats, 'houses', changed);
  });

  const request = (): TestRequest =>
    backend.expectOne(({ url }) => url.startsWith('/api/datasets/houses/examples/import'));

  function ask(): void {
    session.take(file);
    request().flush(FOUND);
  }

  it('sends the file as it is, with its kind, and tells how far it is', () => {
    session.take(file);
    const { request: sent, event, flush } = bound(request());
    expect(sent.body).toBe(file);
    expect(sent.headers.get('Content-Type')).toBe('text/csv');
    expect(sent.headers.has('Idempotency-Key')).toBe(false);
    event({ type: HttpEventType.UploadProgress, loaded: 3, total: 12 });
    expect(session.busy()).toEqual({ what: 'asking', sent: 0.25 });
    flush(FOUND);
    expect(session.busy()).toBeNull();
    expect(session.found()).toEqual(FOUND);
    expect(session.choices().name).toBe('Flat sales');
  });

  it('says that pasted cells are separated by tabs', () => {
    session.takePasted('a\tb\n1\t2', 'Pasted');
    expect(request().request.url).toContain('delimiter=tab');
  });

  it('gives up a question when a newer one is asked', () => {
    ask();
    session.ask({ reading: { decimal: [','] } });
    const first = request();
    session.ask({ reading: { decimal: ['.'] } });
    expect(first.cancelled).toBe(true);
    expect(request().request.url).toContain('decimal=.');
  });

  it('tries again with the same key, and takes a new one for other choices', async () => {
    ask();
    session.store();
    const first = request();
    first.error(new ProgressEvent('error'));
    await vi.waitFor(() => {
      expect(session.failure()?.problem.kind).toBe('unreachable');
    });
    session.store();
    const second = request();
    session.cancel();
    expect(session.stopped()).toBe(true);
    session.choose({ skipIdentical: false });
    session.store();
    const third = request();
    const [a, b, c] = [first, second, third].map(({ request: sent }) => sent.headers.get('Idempotency-Key'));
    expect(a).toMatch(/^[0-9a-f]{32}$/);
    expect(b).toBe(a);
    expect(c).not.toBe(a);
    third.flush({ ...FOUND, stored: true });
    expect(session.stored()?.dataset).toBe('houses');
    expect(changed).toHaveBeenCalledOnce();
  });

  it('takes a change back, and keeps what is typed besides', () => {
    ask();
    session.change({ reading: { header: ['3'] } });
    request().flush(FOUND);
    session.choose({ name: 'Another' });
    session.undo();
    expect(request().request.url).not.toContain('header');
    expect(session.choices()).toMatchObject({ name: 'Another', reading: {} });
    expect(session.undoable()).toBe(false);
  });

  it('goes back to the choices before when a question is stopped, and to the first step from the first one', () => {
    session.take(file);
    const first = request();
    session.cancel();
    expect(first.cancelled).toBe(true);
    expect(session.step()).toBe('choose');
    ask();
    session.choose({ skipBad: true });
    session.ask({ reading: { delimiter: [';'] } });
    session.cancel();
    expect(session.choices()).toMatchObject({ skipBad: true });
    expect(session.choices().reading).toEqual({});
    expect(session.found()).toEqual(FOUND);
  });
});

function bound(request: TestRequest) {
  return {
    request: request.request,
    event: request.event.bind(request),
    flush: request.flush.bind(request),
  };
}
