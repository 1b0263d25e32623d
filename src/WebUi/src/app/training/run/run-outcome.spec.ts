import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { HOUSES, RUN } from '../../../testing/datasets';
import { I18n } from '../../core/i18n/i18n';
import { CurrentDataset } from '../../datasets/current-dataset';
import { RunOutcome } from './run-outcome';

describe('RunOutcome', () => {
  const found = { comparedWith: 1, improvement: -0.03, lower: -0.05, upper: -0.01, rows: 23 };

  async function outcome(activeModelVersion: number | null): Promise<ComponentFixture<RunOutcome>> {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])],
    });
    TestBed.inject(I18n).language.set('en');
    TestBed.inject(CurrentDataset).id.set('houses');
    TestBed.tick();
    TestBed.inject(HttpTestingController)
      .expectOne('/api/datasets/houses')
      .flush({ ...HOUSES, activeModelVersion });
    await vi.waitUntil(() => TestBed.inject(CurrentDataset).known());
    const fixture = TestBed.createComponent(RunOutcome);
    const activation = { activated: false, reason: 'worse' as const, ...found };
    fixture.componentRef.setInput('run', { ...RUN, status: 'succeeded', modelVersion: 2, activation });
    fixture.componentRef.setInput('epochs', []);
    await fixture.whenStable();
    return fixture;
  }

  const text = (fixture: ComponentFixture<RunOutcome>) => (fixture.nativeElement as HTMLElement).textContent;

  it('offers to predict, and the version that stayed behind all the same', async () => {
    const fixture = await outcome(1);
    const page = fixture.nativeElement as HTMLElement;
    expect(page.querySelector('a')?.getAttribute('href')).toBe('/d/houses/predict');
    expect(text(fixture)).toContain('Version 1 stays active');
    page.querySelector('button')?.click();
    TestBed.inject(HttpTestingController).expectOne('/api/datasets/houses/models/2/activate');
  });

  it('has nothing to offer once the version answers', async () => {
    const fixture = await outcome(2);
    expect(text(fixture)).not.toContain('still answers');
    expect((fixture.nativeElement as HTMLElement).querySelector('button')).toBeNull();
  });

  it('leads to no prediction where nothing answers', async () => {
    expect(text(await outcome(null))).not.toContain('Predict');
  });
});
