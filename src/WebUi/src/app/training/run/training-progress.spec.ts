import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { HOUSES, RUN } from '../../../testing/datasets';
import { TrainingRunDto, TrainingSearchDto } from '../../api/generated/models';
import { I18n } from '../../core/i18n/i18n';
import { CurrentDataset } from '../../datasets/current-dataset';
import { RunWatch } from './run-watch';
import { TrainingProgress } from './training-progress';

describe('TrainingProgress', () => {
  async function shown(search: Partial<TrainingSearchDto>, run: Partial<TrainingRunDto> = {}): Promise<HTMLElement> {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    TestBed.inject(I18n).language.set('en');
    TestBed.inject(CurrentDataset).id.set('houses');
    TestBed.tick();
    TestBed.inject(HttpTestingController).expectOne('/api/datasets/houses').flush(HOUSES);
    await vi.waitUntil(() => TestBed.inject(CurrentDataset).known());
    const watch = new RunWatch('', {}, () => new EventTarget() as EventSource);
    const endsAt = new Date(Date.now() + 45_000).toISOString();
    watch.run.set({
      ...RUN,
      options: { ...RUN.options, searchSeconds: 60 },
      search: { trials: 6, gain: 0.031, endsAt, isOver: false, ...search },
      ...run,
    });
    const fixture = TestBed.createComponent(TrainingProgress);
    fixture.componentRef.setInput('watch', watch);
    fixture.detectChanges();
    return fixture.nativeElement as HTMLElement;
  }

  const buttons = (page: HTMLElement) =>
    [...page.querySelectorAll('button')].map((button) => button.textContent.trim());

  it('says how far a search is, what it gained and when it ends', async () => {
    const page = await shown({});
    expect(page.querySelector('.number')?.textContent).toBe(
      'Searching settings, trial 7 · best so far: error 3.1% lower · about 45\u00a0s left',
    );
    expect(page.querySelector('[role=progressbar]')?.getAttribute('aria-valuenow')).toBe('25');
    expect(buttons(page)).toEqual(['Finish now (keep best)', 'Cancel']);
  });

  it('offers to finish a search only after its first trial, and once', async () => {
    expect(buttons(await shown({ trials: 0, gain: null }))).toEqual(['Cancel']);
    TestBed.resetTestingModule();
    expect(buttons(await shown({}, { finishRequested: true }))).toEqual(['Cancel']);
  });

  it('waits for the first epoch after the search', async () => {
    expect((await shown({ isOver: true })).querySelector('.number')?.textContent).toBe('Preparing data');
  });
});
