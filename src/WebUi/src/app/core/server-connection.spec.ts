import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { trackConnectivity, ServerConnection } from './server-connection';

describe('Server', () => {
  let server: ServerConnection;
  let http: HttpClient;
  let backend: HttpTestingController;

  beforeEach(() => {
    vi.useFakeTimers();
    TestBed.configureTestingModule({
      providers: [provideHttpClient(withInterceptors([trackConnectivity])), provideHttpClientTesting()],
    });
    server = TestBed.inject(ServerConnection);
    http = TestBed.inject(HttpClient);
    backend = TestBed.inject(HttpTestingController);
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  function fail(status: number): void {
    http.get('/api/datasets').subscribe({ error: () => undefined });
    backend.expectOne('/api/datasets').flush(null, { status, statusText: 'x' });
  }

  it('asks whether the server is back only while it is away', async () => {
    fail(503);
    expect(server.reachable()).toBe(false);

    await vi.advanceTimersByTimeAsync(2500);
    backend.expectOne('/health/live').error(new ProgressEvent('error'));
    await vi.advanceTimersByTimeAsync(2500);
    expect(server.reachable()).toBe(false);
    backend.expectOne('/health/live').flush('ok');
    await vi.advanceTimersByTimeAsync(10_000);

    expect(server.reachable()).toBe(true);
    backend.verify();
  });

  it('asks once however many requests fail', async () => {
    fail(502);
    fail(502);
    await vi.advanceTimersByTimeAsync(2500);
    backend.expectOne('/health/live').flush('ok');
    backend.verify();
  });

  it('takes an error the server answers with for a sign of life', () => {
    fail(500);
    expect(server.reachable()).toBe(true);
  });

  it('asks at once when a stream falls silent', async () => {
    void server.doubt();
    backend.expectOne('/health/live').flush('ok');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(server.reachable()).toBe(true);

    void server.doubt();
    backend.expectOne('/health/live').error(new ProgressEvent('error'));
    await vi.advanceTimersByTimeAsync(0);
    expect(server.reachable()).toBe(false);
  });
});
