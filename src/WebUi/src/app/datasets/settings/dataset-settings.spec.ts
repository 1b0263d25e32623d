import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { provideRouter, Router } from '@angular/router';
import { HOUSES } from '../../../testing/datasets';
import { FILE_FORMATS } from '../../../testing/file-formats';
import { DatasetDetailDto } from '../../api/generated/models';
import { I18n } from '../../core/i18n/i18n';
import { Settings } from '../../core/settings';
import { Toast } from '../../shared/toast';
import { CurrentDataset } from '../current-dataset';
import { DatasetList } from '../dataset-list';
import { DatasetSettings } from './dataset-settings';

const HOUSE = '/api/datasets/houses';

describe('DatasetSettings', () => {
  let backend: HttpTestingController;
  let fixture: ComponentFixture<DatasetSettings>;
  const toast = { tell: vi.fn(), failed: vi.fn(), offerUndo: vi.fn<(text: string, undo: () => void) => void>() };
  const page = () => fixture.nativeElement as HTMLElement;

  beforeEach(async () => {
    vi.clearAllMocks();
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([{ path: '**', children: [] }]),
        { provide: Toast, useValue: toast },
        { provide: Settings, useValue: { trashDays: () => 30, fileFormats: () => FILE_FORMATS } },
        { provide: DatasetList, useValue: { reload: () => undefined, remove: () => undefined } },
      ],
    });
    backend = TestBed.inject(HttpTestingController);
    TestBed.inject(I18n).language.set('en');
    TestBed.inject(CurrentDataset).id.set('houses');
    TestBed.tick();
    backend.expectOne(HOUSE).flush({ ...HOUSES, exampleCount: 900 });
    await vi.waitUntil(() => TestBed.inject(CurrentDataset).known());
    fixture = TestBed.createComponent(DatasetSettings);
    fixture.detectChanges();
  });

  afterEach(() => {
    TestBed.inject(MatDialog).closeAll();
  });

  function submit(key: string, name: string): void {
    const field = page().querySelector<HTMLInputElement>(`#${key}-name`);
    if (field) {
      field.value = name;
      field.dispatchEvent(new Event('input'));
      field.form?.dispatchEvent(new Event('submit'));
    }
  }

  async function answer(method: string, url: string, body: Partial<DatasetDetailDto> | null, headers = {}) {
    const [call] = await vi.waitUntil(() => {
      const found = backend.match((request) => request.method === method && request.urlWithParams === url);
      return found.length > 0 ? found : null;
    });
    call?.flush(body, { headers });
    return call?.request.body as unknown;
  }

  function button(within: ParentNode, label: string): HTMLButtonElement | undefined {
    return [...within.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === label);
  }

  async function shownDialog(): Promise<Element> {
    return vi.waitUntil(() => {
      TestBed.tick();
      return document.querySelector('app-confirm:has(p)');
    });
  }

  async function rename(name: string): Promise<void> {
    submit('rename', name);
    expect(await answer('PATCH', HOUSE, { ...HOUSES, name })).toEqual({ name });
    await vi.waitUntil(() => toast.offerUndo.mock.calls.length > 0);
  }

  function pressUndo(): void {
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true }));
  }

  it('renames, and undoes that by the toast', async () => {
    await rename('Homes');
    expect(toast.offerUndo.mock.lastCall?.[0]).toBe('Renamed to Homes');
    backend.match(() => true);
    toast.offerUndo.mock.lastCall?.[1]();
    await answer('GET', HOUSE, { ...HOUSES, name: 'Homes' });
    expect(await answer('PATCH', HOUSE, HOUSES)).toEqual({ name: 'Houses' });
    await vi.waitFor(() => {
      expect(toast.tell).toHaveBeenCalledExactlyOnceWith('Renamed to Houses');
    });
  });

  it('leaves a name alone that somebody else has given since, also by the keys', async () => {
    await rename('Homes');
    backend.match(() => true);
    pressUndo();
    await answer('GET', HOUSE, { ...HOUSES, name: 'Dwellings' });
    await vi.waitFor(() => {
      expect(toast.tell).toHaveBeenCalledExactlyOnceWith('Not undone: “Renamed to Homes” The data has changed since.');
    });
    expect(backend.match(({ method }) => method === 'PATCH')).toEqual([]);
  });

  it('says at the field why a name is refused', async () => {
    submit('rename', ' ');
    fixture.detectChanges();
    expect(page().querySelector('#rename-error')?.textContent).toBe('Enter a name');
    submit('rename', 'x');
    const type = 'urn:regressor:problem:validation';
    backend
      .expectOne(HOUSE)
      .flush({ type, errors: { Name: ['Too short.'] } }, { status: 400, statusText: 'Bad Request' });
    await vi.waitFor(() => {
      fixture.detectChanges();
      expect(page().querySelector('#rename-error')?.textContent).toBe('Too short.');
    });
  });

  it('duplicates, and opens the copy', async () => {
    const navigate = vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    expect(page().querySelector<HTMLInputElement>('#duplicate-name')?.value).toBe('Houses (copy)');
    submit('duplicate', 'Flats');
    await answer('POST', `${HOUSE}/duplicate`, { ...HOUSES, id: 'flats', name: 'Flats' });
    await vi.waitFor(() => {
      expect(navigate).toHaveBeenCalledWith(['/d', 'flats', 'data']);
    });
    expect(toast.tell).toHaveBeenCalledWith('Flats created');
  });

  it('moves to the trash without a question', async () => {
    button(page(), 'Delete dataset')?.click();
    await answer('DELETE', HOUSE, null, { Location: '/api/trash/0197b2f0' });
    await vi.waitFor(() => {
      expect(toast.offerUndo.mock.lastCall?.[0]).toBe('Houses moved to the trash');
    });
  });

  it('offers to delete permanently where the disk is too full to move anything', async () => {
    button(page(), 'Delete dataset')?.click();
    const type = 'urn:regressor:problem:storage-full';
    backend.expectOne(HOUSE).flush({ type }, { status: 507, statusText: 'Insufficient Storage' });
    const dialog = await shownDialog();
    expect(dialog.textContent).toContain('The disk of the server is full');
    expect(dialog.textContent).toContain('This deletes 900 rows');
    button(dialog, 'Delete now')?.click();
    await answer('DELETE', `${HOUSE}?permanent=true`, null);
    await vi.waitFor(() => {
      expect(toast.tell).toHaveBeenCalledWith('Houses deleted');
    });
  });
});
