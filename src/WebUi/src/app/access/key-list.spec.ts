import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { I18n } from '../core/i18n/i18n';
import { KeyList } from './key-list';
import { handleUnauthorized, SignedOut } from './signed-out';

const KEYS = { method: 'POST', url: '/api/keys' };

describe('KeyList', () => {
  let backend: HttpTestingController;
  let fixture: ComponentFixture<KeyList>;
  let page: HTMLElement;

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(withInterceptors([handleUnauthorized])), provideHttpClientTesting()],
    });
    backend = TestBed.inject(HttpTestingController);
    TestBed.inject(I18n).language.set('en');
    fixture = TestBed.createComponent(KeyList);
    fixture.componentRef.setInput('first', true);
    page = fixture.nativeElement as HTMLElement;
    await settle();
    backend.expectOne('/api/keys?page=1&pageSize=500').flush({ items: [], total: 0 });
    await settle();
  });

  const button = () => page.querySelector<HTMLButtonElement>('button[type=submit]');

  async function settle(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
    fixture.detectChanges();
  }

  function submit(): void {
    page.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    fixture.detectChanges();
  }

  it('makes one key however often it is asked, until this browser is signed in with it', async () => {
    submit();
    submit();
    backend.expectOne(KEYS).flush({ text: 'rgr_1' });
    await settle();
    submit();
    backend.expectNone(KEYS);
    expect(button()?.disabled).toBe(true);

    backend.expectOne({ method: 'POST', url: '/api/session' }).flush(null);
    await settle();
    expect(page.querySelector<HTMLInputElement>('.created input')?.value).toBe('rgr_1');
    expect(button()?.disabled).toBe(false);
  });

  it('asks again for what was refused between the first key and the sign-in', async () => {
    submit();
    let answer: unknown;
    TestBed.inject(HttpClient)
      .get('/api/datasets')
      .subscribe((body) => (answer = body));
    backend.expectOne(KEYS).flush({ text: 'rgr_1' });
    backend.expectOne('/api/datasets').flush(null, { status: 401, statusText: 'Unauthorized' });
    await settle();
    backend.expectNone('/api/datasets');
    expect(TestBed.inject(SignedOut).noticed()).toBe(false);

    backend.expectOne({ method: 'POST', url: '/api/session' }).flush(null);
    await settle();
    backend.expectOne('/api/datasets').flush('all');
    expect(answer).toBe('all');
    expect(TestBed.inject(SignedOut).noticed()).toBe(false);
  });

  it('gives way to the sign-in where somebody else made the first key', async () => {
    submit();
    backend.expectOne(KEYS).flush(null, { status: 401, statusText: 'Unauthorized' });
    await settle();
    expect(TestBed.inject(SignedOut).noticed()).toBe(true);
  });
});
