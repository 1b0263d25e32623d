import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { HOUSES } from '../../testing/datasets';
import { I18n } from '../core/i18n/i18n';
import { draftKey, save } from '../core/storage';
import { CurrentDataset } from '../datasets/current-dataset';
import { PredictionSession } from './prediction-session';

describe('PredictionSession', () => {
  let session: PredictionSession;
  let arrive: (may: boolean) => void;
  let arrived: Promise<boolean>;

  beforeEach(async () => {
    sessionStorage.clear();
    arrived = new Promise((resolve) => (arrive = resolve));
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([{ path: 'slow', canActivate: [() => arrived], children: [] }]),
        PredictionSession,
      ],
    });
    TestBed.inject(I18n).language.set('en');
    TestBed.inject(CurrentDataset).id.set('houses');
    TestBed.tick();
    TestBed.inject(HttpTestingController).expectOne('/api/datasets/houses').flush(HOUSES);
    await vi.waitUntil(() => TestBed.inject(CurrentDataset).known());
    const question = { x: { sqft: 2.5, city: '1.5' }, confidence: 0.9, above: 0.5 };
    save(draftKey(HOUSES, 'question'), JSON.stringify(question), 'sessionStorage');
    session = TestBed.inject(PredictionSession);
    TestBed.tick();
  });

  it('writes its numbers in the language that is switched to, before any field is there', () => {
    const before = session.question();
    TestBed.inject(I18n).language.set('fr');
    TestBed.tick();
    expect(session.typed()).toEqual({ sqft: '2,5', city: '1.5' });
    expect(session.threshold()).toBe('0,5');
    expect(session.question()).toEqual(before);
  });

  it('cancels no navigation to another page by writing the address', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] });
    const router = TestBed.inject(Router);
    session.typed.set({ sqft: '7', city: '1.5' });
    TestBed.tick();
    const leaving = router.navigateByUrl('/slow');
    vi.advanceTimersByTime(2000);
    arrive(true);
    expect(await leaving).toBe(true);
    expect(router.url).toBe('/slow');
    vi.useRealTimers();
  });

  it('leaves what is no number as it was typed', () => {
    session.typed.set({ sqft: '2.5.', city: '' });
    TestBed.inject(I18n).language.set('fr');
    TestBed.tick();
    expect(session.typed()).toEqual({ sqft: '2.5.', city: '' });
  });
});
