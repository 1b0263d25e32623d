import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { HOUSES } from '../../testing/datasets';
import { MODEL, REPORT } from '../../testing/reports';
import { DatasetDetailDto, ModelDto } from '../api/generated/models';
import { I18n } from '../core/i18n/i18n';
import { CurrentDataset } from '../datasets/current-dataset';
import { Toast } from '../shared/toast';
import { ModelPage } from './model-page';

const ACTIVE: DatasetDetailDto = {
  ...HOUSES,
  exampleCount: 900,
  revision: 1,
  activeModelVersion: 3,
  activeModel: MODEL,
};

describe('ModelPage', () => {
  let backend: HttpTestingController;

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([{ path: '**', children: [] }])],
    });
    TestBed.inject(I18n).language.set('en');
    backend = TestBed.inject(HttpTestingController);
  });

  async function shown(dataset: DatasetDetailDto, versions: ModelDto[], version?: string) {
    TestBed.inject(CurrentDataset).id.set('houses');
    TestBed.tick();
    backend.expectOne('/api/datasets/houses').flush(dataset);
    await vi.waitUntil(() => TestBed.inject(CurrentDataset).known());
    const fixture = TestBed.createComponent(ModelPage);
    fixture.componentRef.setInput('version', version);
    fixture.detectChanges();
    TestBed.tick();
    for (const request of backend.match(({ url }) => url.endsWith('/report'))) {
      request.flush({ ...REPORT, model: versions.find((each) => request.request.url.includes(`/${each.version}/`)) });
    }
    list(versions);
    await settle(fixture);
    return { fixture, page: fixture.nativeElement as HTMLElement };
  }

  function list(versions: ModelDto[]): void {
    const page = { items: versions, page: 1, pageSize: 50, total: versions.length };
    backend
      .match(({ url }) => url.endsWith('/models'))
      .forEach((request) => {
        request.flush(page);
      });
    backend
      .match(({ url }) => url.endsWith('/split-suggestion'))
      .forEach((request) => {
        request.flush({ suggestion: null });
      });
    backend
      .match(({ url }) => url.endsWith('/training-runs'))
      .forEach((request) => {
        request.flush({ items: [], page: 1, pageSize: 5, total: 0 });
      });
  }

  async function settle(fixture: ComponentFixture<ModelPage>): Promise<void> {
    await fixture.whenStable();
    fixture.detectChanges();
  }

  const text = (page: HTMLElement, selector: string) =>
    page.querySelector(selector)?.textContent.replace(/\s+/g, ' ').trim();

  it('shows the active version, and leads to a prediction', async () => {
    const { page } = await shown(ACTIVE, [MODEL]);
    expect(text(page, 'h1')).toBe('Houses · Version 3 active');
    expect(text(page, '.verdict')).toBe('Typically off by ±US$32');
    expect(page.querySelector('app-model-actions a')?.getAttribute('href')).toBe('/d/houses/predict');
  });

  it('says what to do where there is no model', async () => {
    const { page } = await shown({ ...HOUSES, exampleCount: 900 }, []);
    expect(text(page, 'h1')).toBe('Houses · Model');
    expect(text(page, 'app-no-model')).toContain('900 rows');
  });

  it('offers a version that stayed behind, with its comparison', async () => {
    const compared = { comparedWith: 3, improvement: -0.12, lower: -0.2, upper: -0.05, rows: 180 };
    const behind: ModelDto = {
      ...MODEL,
      version: 4,
      active: false,
      activation: { activated: false, reason: 'worse', ...compared },
    };
    const { page } = await shown(ACTIVE, [behind, MODEL]);
    const offerUndo = vi.spyOn(TestBed.inject(Toast), 'offerUndo').mockReturnValue();
    expect(text(page, '.behind p')).toBe(
      'Version 4 is worse than version 3: its error on the same 180 test rows is 12% larger. Version 3 stays active.',
    );
    page.querySelector<HTMLButtonElement>('.behind button')?.click();
    backend.expectOne('/api/datasets/houses/models/4/activate').flush({ ...behind, active: true });
    await vi.waitUntil(() => offerUndo.mock.calls.length > 0);
    expect(offerUndo.mock.calls[0]?.[0]).toBe('Version 4 is now active.');
  });

  it('offers to use a version that is not active', async () => {
    const { page } = await shown(ACTIVE, [MODEL, { ...MODEL, version: 2, active: false }], '2');
    expect(text(page, 'app-model-actions')).toContain('Use version 2');
  });
});
