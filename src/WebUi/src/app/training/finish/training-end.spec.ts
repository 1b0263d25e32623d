import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Subject } from 'rxjs';
import { HOUSES, RUN } from '../../../testing/datasets';
import { I18n } from '../../core/i18n/i18n';
import { CurrentTraining, FollowedTraining } from '../current-training';
import { TrainingEnd } from './training-end';

describe('TrainingEnd', () => {
  const watch = { fraction: signal(0.41), run: signal({ ...RUN, status: 'succeeded' }), pace: signal(null) };
  const followed = { dataset: HOUSES, run: RUN.id, watch } as unknown as FollowedTraining;
  const running = signal<FollowedTraining | null>(null);
  const ended = new Subject<FollowedTraining>();
  const isShown = () => true;

  function hidden(value: boolean): void {
    vi.spyOn(document, 'hidden', 'get').mockReturnValue(value);
    document.dispatchEvent(new Event('visibilitychange'));
  }

  beforeEach(() => {
    running.set(null);
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: CurrentTraining, useValue: { running, ended, isShown } },
      ],
    });
    TestBed.inject(I18n).language.set('en');
  });

  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('puts the progress into the title while a training runs', () => {
    const { title } = TestBed.inject(TrainingEnd);
    expect(title()).toBeNull();
    running.set(followed);
    expect(title()).toBe('(41%) Houses');
    TestBed.inject(I18n).language.set('fr');
    expect(title()).toBe('(41\u00a0%) Houses');
  });

  it('marks the title of a page in the background until it is looked at', () => {
    const { title } = TestBed.inject(TrainingEnd);
    hidden(true);
    ended.next(followed);
    expect(title()).toBe('✓ Houses');
    hidden(false);
    expect(title()).toBeNull();
  });

  it('leaves the title of a page in view alone', () => {
    const { title } = TestBed.inject(TrainingEnd);
    hidden(false);
    ended.next(followed);
    expect(title()).toBeNull();
  });
});
