import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { MatDialogRef } from '@angular/material/dialog';
import { HOUSES } from '../../../testing/datasets';
import { I18n } from '../../core/i18n/i18n';
import { CurrentDataset } from '../../datasets/current-dataset';
import { TrainOptions } from './train-options';

describe('TrainOptions', () => {
  let fixture: ComponentFixture<TrainOptions>;

  beforeEach(async () => {
    sessionStorage.clear();
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), { provide: MatDialogRef, useValue: {} }],
    });
    TestBed.inject(CurrentDataset).id.set('houses');
    TestBed.tick();
    TestBed.inject(HttpTestingController).expectOne('/api/datasets/houses').flush(HOUSES);
    await vi.waitUntil(() => TestBed.inject(CurrentDataset).known());
  });

  function field(name: string): HTMLInputElement {
    const found = (fixture.nativeElement as HTMLElement).querySelector<HTMLInputElement>(`#option-${name}`);
    if (!found) {
      throw new Error(`There is no field ${name}.`);
    }
    return found;
  }

  async function open(language: 'en' | 'fr'): Promise<void> {
    TestBed.inject(I18n).language.set(language);
    fixture = TestBed.createComponent(TrainOptions);
    await fixture.whenStable();
  }

  it('keeps what was typed, in the language of whoever comes back', async () => {
    await open('fr');
    field('dropout').value = '0,125';
    field('dropout').dispatchEvent(new Event('input'));
    field('hiddenSizes').value = '64, 32';
    field('hiddenSizes').dispatchEvent(new Event('input'));
    await fixture.whenStable();
    fixture.destroy();

    await open('en');
    expect(field('dropout').value).toBe('0.125');
    expect(field('hiddenSizes').value).toBe('64, 32');
  });

  it('hides the options of networks from linear regression, says so, and keeps them for later', async () => {
    await open('en');
    field('dropout').value = '0.3';
    field('dropout').dispatchEvent(new Event('input'));
    await choose('linear');
    const page = fixture.nativeElement as HTMLElement;
    expect(page.querySelector('#option-dropout')).toBeNull();
    expect(page.querySelector('#option-seed')).not.toBeNull();
    expect(page.querySelector('[role=status]')?.textContent).toContain('hidden');
    await choose('networks');
    expect(field('dropout').value).toBe('0.3');
  });

  it('leaves out the columns that are ticked, but not all of them', async () => {
    await open('en');
    const page = fixture.nativeElement as HTMLElement;
    const boxes = [...page.querySelectorAll<HTMLInputElement>('app-leave-out input')];
    expect(boxes.map((box) => box.parentElement?.textContent.trim())).toEqual(['sqft', 'city']);
    for (const box of boxes) {
      box.click();
      await fixture.whenStable();
    }
    const train = () => page.querySelector('form')?.dispatchEvent(new Event('submit'));
    train();
    await fixture.whenStable();
    expect(page.querySelector('app-leave-out [role=alert]')?.textContent).toContain('at least one column');
    boxes[0]?.click();
    await fixture.whenStable();
    train();
    const request = TestBed.inject(HttpTestingController).expectOne('/api/datasets/houses/training-runs');
    expect(request.request.body).toEqual({ leaveOut: ['city'] });
  });

  it('trains with the chosen learner', async () => {
    await open('en');
    await choose('linear');
    (fixture.nativeElement as HTMLElement).querySelector('form')?.dispatchEvent(new Event('submit'));
    const request = TestBed.inject(HttpTestingController).expectOne('/api/datasets/houses/training-runs');
    expect(request.request.body).toEqual({ learners: ['linear'] });
  });

  /** Chooses one learner alone, whether or not the server blends several. */
  async function choose(learner: string): Promise<void> {
    const boxes = () => [
      ...(fixture.nativeElement as HTMLElement).querySelectorAll<HTMLInputElement>('app-learner-choice input'),
    ];
    for (const { value } of boxes()) {
      const box = boxes().find((each) => each.value === value);
      if (box && box.checked !== (value === learner)) {
        box.click();
        await fixture.whenStable();
      }
    }
  }
});
