import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { I18n } from '../core/i18n/i18n';
import { KeyList } from './key-list';

const KEYS = { method: 'POST', url: '/api/keys' };

describe('KeyList', () => {
  let backend: HttpTestingController;
  let fixture: ComponentFixture<KeyList>;
  let page: HTMLElement;

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
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
});
