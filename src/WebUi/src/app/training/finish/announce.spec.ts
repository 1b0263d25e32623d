import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MatSnackBar } from '@angular/material/snack-bar';
import { provideRouter } from '@angular/router';
import { HOUSES, RUN } from '../../../testing/datasets';
import { MODEL } from '../../../testing/reports';
import { ActivationDto, TrainingRunDto } from '../../api/generated/models';
import { I18n } from '../../core/i18n/i18n';
import { Activation } from '../activation';
import { CurrentTraining, FollowedTraining } from '../current-training';
import { Announcement } from './announce';

describe('Announcement', () => {
  let backend: HttpTestingController;
  let inView: boolean;
  const goBack = vi.fn();
  const compared = { comparedWith: null, improvement: null, lower: null, upper: null, rows: null };

  beforeEach(() => {
    inView = false;
    goBack.mockClear();
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
        { provide: CurrentTraining, useValue: { isShown: () => inView } },
        { provide: Activation, useValue: { goBack } },
      ],
    });
    TestBed.inject(I18n).language.set('en');
    backend = TestBed.inject(HttpTestingController);
  });

  afterEach(() => {
    TestBed.inject(MatSnackBar).dismiss();
  });

  /** The buttons of what is told of version 3 of a dataset whose version 2 answered before. */
  async function told(reason: ActivationDto['reason']): Promise<HTMLElement[]> {
    const activation: ActivationDto = { activated: true, reason, ...compared };
    const run: TrainingRunDto = { ...RUN, status: 'succeeded', modelVersion: 3, activation };
    const watch = { run: signal(run), pace: signal(null) };
    const dataset = { ...HOUSES, activeModelVersion: 2 };
    const telling = TestBed.inject(Announcement).tell({ dataset, run: run.id, watch } as unknown as FollowedTraining);
    backend.expectOne('/api/datasets/houses/models/3').flush(MODEL);
    await telling;
    TestBed.tick();
    return [...document.querySelectorAll<HTMLElement>('app-ended-toast :is(a, button)')];
  }

  const labels = (buttons: HTMLElement[]) => buttons.map(({ textContent }) => textContent.trim());

  it('offers to go back from a version that took over without a comparison', async () => {
    const buttons = await told('always');
    expect(labels(buttons)).toEqual(['Predict', 'Report', 'Undo', 'Close']);
    buttons[2]?.click();
    expect(goBack).toHaveBeenCalledExactlyOnceWith('houses', 2);
  });

  it('offers it also where the training is in view', async () => {
    inView = true;
    expect(labels(await told('always'))).toEqual(['Undo', 'Close']);
    expect(document.querySelector('app-ended-toast')?.textContent).toContain('Version 3 is now active.');
  });

  it('leaves a version that is better alone', async () => {
    expect(labels(await told('better'))).toEqual(['Predict', 'Report', 'Close']);
  });

  it('says nothing of it where the training is in view', async () => {
    inView = true;
    expect(await told('better')).toEqual([]);
  });
});
