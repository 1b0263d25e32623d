import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { noticeReachability, Server } from './server';

describe('Server', () => {
  let backend: HttpTestingController;
  let server: Server;

  beforeEach(() => {
    vi.useFakeTimers();
    TestBed.configureTestingModule({
      providers: [provideHttpClient(withInterceptors([noticeReachability])), provideHttpClientTesting()],
    });
    backend = TestBed.inject(HttpTestingController);
    server = TestBed.inject(Server);
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  function ask(): void {
    TestBed.inject(HttpClient)
      .get('/api/datasets')
      .subscribe({ error: () => undefined });
  }

  it('notices that no answer comes, and asks until one does', async () => {
    ask();
    backend.expectOne('/api/datasets').error(new ProgressEvent('error'));
    expect(server.reachable()).toBe(false);

    await vi.advanceTimersByTimeAsync(2000);
    backend.expectOne('/health/live').error(new ProgressEvent('error'));
    await vi.advanceTimersByTimeAsync(2000);
    expect(server.reachable()).toBe(false);
    backend.expectOne('/health/live').flush('Healthy');
    await vi.advanceTimersByTimeAsync(0);
    expect(server.reachable()).toBe(true);

    await vi.advanceTimersByTimeAsync(10_000);
    backend.verify();
  });

  it('takes an error that was answered for an answer', () => {
    ask();
    backend.expectOne('/api/datasets').flush(null, { status: 500, statusText: 'Internal Server Error' });
    expect(server.reachable()).toBe(true);
  });
});
