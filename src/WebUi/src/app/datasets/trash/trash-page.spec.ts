import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { provideRouter } from '@angular/router';
import { HOUSES } from '../../../testing/datasets';
import { TrashedDatasetDto } from '../../api/generated/models';
import { I18n } from '../../core/i18n/i18n';
import { Settings } from '../../core/settings';
import { Toast } from '../../shared/toast';
import { DatasetList } from '../dataset-list';
import { TrashPage } from './trash-page';

const TRASHED: TrashedDatasetDto = {
  id: '0197b2f0',
  slug: 'houses',
  name: 'Houses',
  target: 'price',
  exampleCount: 900,
  deletedAt: '2026-01-01T00:00:00Z',
  keptUntil: '2026-01-31T00:00:00Z',
};

describe('TrashPage', () => {
  let backend: HttpTestingController;
  let fixture: ComponentFixture<TrashPage>;
  const toast = { tell: vi.fn(), failed: vi.fn() };
  const page = () => fixture.nativeElement as HTMLElement;
  const labelled = (label: string) => page().querySelector<HTMLButtonElement>(`[aria-label="${label}"]`);

  beforeEach(() => {
    vi.clearAllMocks();
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
        { provide: Toast, useValue: toast },
        { provide: Settings, useValue: { trashDays: () => 30 } },
        { provide: DatasetList, useValue: { reload: () => undefined } },
      ],
    });
    TestBed.inject(I18n).language.set('en');
    backend = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(TrashPage);
    fixture.detectChanges();
  });

  afterEach(() => {
    TestBed.inject(MatDialog).closeAll();
  });

  async function list(items: TrashedDatasetDto[]): Promise<void> {
    const calls = await vi.waitUntil(() => {
      const found = backend.match(({ url }) => url === '/api/trash');
      return found.length > 0 ? found : null;
    });
    calls.forEach((call) => {
      call.flush({ items, total: items.length, page: 1, pageSize: 50 });
    });
    await settle();
  }

  async function settle(): Promise<void> {
    await fixture.whenStable();
    fixture.detectChanges();
  }

  it('says how long datasets are kept, and that there are none', async () => {
    await list([]);
    expect(page().textContent).toContain('Deleted datasets are kept for 30 days, then deleted permanently.');
    expect(page().textContent).toContain('The trash is empty.');
  });

  it('offers to try again where the list cannot be loaded', async () => {
    backend
      .expectOne(({ url }) => url === '/api/trash')
      .flush({}, { status: 500, statusText: 'Internal Server Error' });
    await settle();
    expect(page().querySelector('[role=alert]')?.textContent).toContain('Something went wrong on the server.');
    page().querySelector<HTMLButtonElement>('[role=alert] button')?.click();
    await list([TRASHED]);
    expect(page().querySelector('tbody th')?.textContent).toContain('Houses');
  });

  it('restores a dataset, and tells of another address', async () => {
    await list([TRASHED]);
    labelled('Restore Houses')?.click();
    fixture.detectChanges();
    expect(labelled('Restore Houses')?.disabled).toBe(true);
    backend.expectOne('/api/trash/0197b2f0/restore').flush({ ...HOUSES, id: 'houses-2' });
    await vi.waitUntil(() => toast.tell.mock.calls.length > 0);
    expect(toast.tell.mock.lastCall?.[0]).toContain('/d/houses-2');
    await list([]);
    expect(page().textContent).toContain('The trash is empty.');
  });

  it('says why a dataset cannot be restored, and shows what is left', async () => {
    await list([TRASHED]);
    labelled('Restore Houses')?.click();
    backend.expectOne('/api/trash/0197b2f0/restore').flush({}, { status: 404, statusText: 'Not Found' });
    await vi.waitUntil(() => toast.failed.mock.calls.length > 0);
    await list([]);
    expect(page().textContent).toContain('The trash is empty.');
  });

  it('asks before it deletes permanently', async () => {
    await list([TRASHED]);
    labelled('Delete Houses permanently')?.click();
    const dialog = await vi.waitUntil(() => {
      TestBed.tick();
      return document.querySelector('app-confirm:has(p)');
    });
    expect(dialog.textContent).toContain('This deletes 900 rows, the models and the training history.');
    [...dialog.querySelectorAll('button')].find(({ textContent }) => textContent.includes('Delete now'))?.click();
    backend.expectOne({ method: 'DELETE', url: '/api/trash/0197b2f0' }).flush(null);
    await vi.waitUntil(() => toast.tell.mock.calls.length > 0);
    expect(toast.tell).toHaveBeenCalledWith('Houses deleted');
    await list([]);
  });
});
