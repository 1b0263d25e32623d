import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { HOUSES } from '../../testing/datasets';
import { BY_CITY } from '../../testing/splits';
import { DatasetDetailDto } from '../api/generated/models';
import { I18n } from '../core/i18n/i18n';
import { CurrentDataset } from '../datasets/current-dataset';
import { Toast } from '../shared/toast';
import { SplitSettings } from './split-settings';
import { SuggestedSplit } from './suggested-split';

const HOUSE = '/api/datasets/houses';
const BY_GROUP = { by: 'group', column: 'city' } as const;

describe('the suggested split of a dataset', () => {
  let backend: HttpTestingController;
  const toast = { tell: vi.fn(), failed: vi.fn(), offerUndo: vi.fn<(text: string, undo: () => void) => void>() };

  beforeEach(() => {
    vi.clearAllMocks();
    localStorage.clear();
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), { provide: Toast, useValue: toast }],
    });
    backend = TestBed.inject(HttpTestingController);
    TestBed.inject(I18n).language.set('en');
  });

  async function show<T>(component: new () => T, dataset: Partial<DatasetDetailDto> = {}) {
    TestBed.inject(CurrentDataset).id.set('houses');
    TestBed.tick();
    backend.expectOne(HOUSE).flush({ ...HOUSES, exampleCount: 900, ...dataset });
    await vi.waitUntil(() => TestBed.inject(CurrentDataset).known());
    const fixture = TestBed.createComponent(component);
    fixture.detectChanges();
    TestBed.tick();
    return fixture;
  }

  const asked = () => backend.match(`${HOUSE}/split-suggestion`);

  async function answered<T>(fixture: ComponentFixture<T>): Promise<HTMLElement> {
    for (const request of asked()) {
      request.flush({ suggestion: BY_CITY });
    }
    await fixture.whenStable();
    fixture.detectChanges();
    return fixture.nativeElement as HTMLElement;
  }

  function press(page: HTMLElement, label: string): void {
    [...page.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === label)?.click();
  }

  it('is stored on demand, with the way back', async () => {
    const page = await answered(await show(SuggestedSplit));
    press(page, 'Split by city');
    const change = backend.expectOne(({ method, url }) => method === 'PATCH' && url === HOUSE);
    expect(change.request.body).toEqual({ split: BY_GROUP });
    change.flush({ ...HOUSES, split: BY_GROUP });
    await vi.waitUntil(() => toast.offerUndo.mock.lastCall);
    expect(toast.offerUndo.mock.lastCall?.[0]).toBe('Split by city. The next training uses it.');
    backend.match(() => true);
    toast.offerUndo.mock.lastCall?.[1]();
    backend.expectOne(({ method, url }) => method === 'GET' && url === HOUSE).flush({ ...HOUSES, split: BY_GROUP });
    const undone = await vi.waitUntil(() => backend.match(({ method }) => method === 'PATCH')[0]);
    expect(undone.request.body).toEqual({ split: HOUSES.split });
  });

  it('leaves the way back with the focus once it is followed', async () => {
    const fixture = await show(SuggestedSplit);
    const page = await answered(fixture);
    press(page, 'Split by city');
    backend.expectOne(({ method }) => method === 'PATCH').flush({ ...HOUSES, split: BY_GROUP });
    const loaded = await vi.waitUntil(() => backend.match(({ method, url }) => method === 'GET' && url === HOUSE)[0]);
    loaded.flush({ ...HOUSES, exampleCount: 900, split: BY_GROUP });
    await vi.waitUntil(() => {
      fixture.detectChanges();
      TestBed.tick();
      return document.activeElement?.textContent.trim() === 'Back to by row';
    });
    expect(page.contains(document.activeElement)).toBe(true);
    press(page, 'Back to by row');
    const change = backend.expectOne(({ method }) => method === 'PATCH');
    expect(change.request.body).toEqual({ split: { by: 'row', column: null } });
  });

  it('is put away for this dataset, and stays in the settings', async () => {
    const fixture = await show(SuggestedSplit);
    const page = await answered(fixture);
    press(page, 'Keep by row');
    fixture.detectChanges();
    expect(page.textContent.trim()).toBe('');
    expect(toast.tell).toHaveBeenCalledOnce();
    const change = backend.expectOne(({ method, url }) => method === 'PATCH' && url === HOUSE);
    expect(change.request.body).toEqual({ declinedSplit: BY_GROUP });

    const again = TestBed.createComponent(SuggestedSplit);
    again.detectChanges();
    TestBed.tick();
    expect((await answered(again)).textContent.trim()).toBe('');

    const settings = TestBed.createComponent(SplitSettings);
    settings.detectChanges();
    TestBed.tick();
    expect((await answered(settings)).querySelector('app-split-suggestion')).not.toBeNull();
  });

  it('is nothing where it cannot be found out', async () => {
    const fixture = await show(SuggestedSplit);
    for (const request of asked()) {
      request.flush(null, { status: 500, statusText: 'Internal Server Error' });
    }
    await fixture.whenStable();
    fixture.detectChanges();
    expect((fixture.nativeElement as HTMLElement).textContent.trim()).toBe('');
    expect(toast.failed).not.toHaveBeenCalled();
  });

  it('is not asked for where another split was chosen, or there are no rows', async () => {
    await show(SuggestedSplit, { split: BY_GROUP });
    expect(asked()).toEqual([]);
  });

  it('can be chosen in the settings, by a button once it differs, which says why it is refused', async () => {
    const fixture = await show(SplitSettings, { split: BY_GROUP });
    const page = fixture.nativeElement as HTMLElement;
    const button = page.querySelector('button');
    expect(button?.disabled).toBe(true);
    page.querySelector<HTMLInputElement>('#split-row')?.click();
    fixture.detectChanges();
    expect(button?.disabled).toBe(false);
    button?.click();
    const change = backend.expectOne(({ method }) => method === 'PATCH');
    expect(change.request.body).toEqual({ split: { by: 'row', column: null } });
    const detail = 'A split must name a column.';
    change.flush(
      { type: 'urn:regressor:problem:validation', status: 400, detail },
      { status: 400, statusText: 'Bad Request' },
    );
    const alert = await vi.waitUntil(() => {
      fixture.detectChanges();
      return page.querySelector('[role=alert]');
    });
    expect(alert.textContent).toBe(detail);
    expect(toast.failed).not.toHaveBeenCalled();
  });
});
