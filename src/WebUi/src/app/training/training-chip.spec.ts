import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Subject } from 'rxjs';
import { provideRouter } from '@angular/router';
import { HOUSES, RUN } from '../../testing/datasets';
import { I18n } from '../core/i18n/i18n';
import { CurrentTraining, FollowedTraining } from './current-training';
import { TrainingChip } from './training-chip';

describe('TrainingChip', () => {
  it('says in words how far the training is, and leads to it', async () => {
    const running = signal<FollowedTraining | null>(null);
    const run = signal({ ...RUN, status: 'queued' });
    const fraction = signal(0);
    const search = signal<{ trials: number } | null>(null);
    const pace = signal<{ secondsLeft: number } | null>(null);
    TestBed.configureTestingModule({
      providers: [provideRouter([]), { provide: CurrentTraining, useValue: { ended: new Subject(), running } }],
    });
    TestBed.inject(I18n).language.set('en');
    const fixture = TestBed.createComponent(TrainingChip);
    await fixture.whenStable();
    const page = fixture.nativeElement as HTMLElement;
    expect(page.querySelector('a')).toBeNull();

    running.set({
      dataset: HOUSES,
      run: RUN.id,
      watch: { run, fraction, pace, search },
    } as unknown as FollowedTraining);
    await fixture.whenStable();
    expect(page.querySelector('.word')?.textContent).toBe('Training queued');
    run.set({ ...RUN, status: 'running' });
    search.set({ trials: 6 });
    await fixture.whenStable();
    expect(page.querySelector('.word')?.textContent).toBe('Searching, trial 7');
    search.set(null);
    fraction.set(0.412);
    pace.set({ secondsLeft: 12.3 });
    await fixture.whenStable();
    const link = page.querySelector('a');
    expect(page.querySelector('.word')?.textContent).toBe('Training 41% · 12\u00a0s');
    expect(link?.getAttribute('aria-label')).toBe('Houses: Training 41% · 12\u00a0s');
    expect(link?.getAttribute('href')).toBe(`/d/houses/model/runs/${RUN.id}`);
  });
});
