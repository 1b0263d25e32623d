import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { HOUSES } from '../../../testing/datasets';
import { MODEL } from '../../../testing/reports';
import { I18n } from '../../core/i18n/i18n';
import { CurrentDataset } from '../../datasets/current-dataset';
import { Toast } from '../../shared/toast';
import { ModelNotes } from './model-notes';

const VERSION = '/api/datasets/houses/models/3';

describe('ModelNotes', () => {
  let backend: HttpTestingController;
  let stored: number;
  const toast = { tell: vi.fn(), failed: vi.fn(), offerUndo: vi.fn<(text: string, undo: () => void) => void>() };

  beforeEach(async () => {
    vi.clearAllMocks();
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), { provide: Toast, useValue: toast }],
    });
    TestBed.inject(I18n).language.set('en');
    backend = TestBed.inject(HttpTestingController);
    TestBed.inject(CurrentDataset).id.set('houses');
    TestBed.tick();
    backend.expectOne('/api/datasets/houses').flush(HOUSES);
    await vi.waitUntil(() => TestBed.inject(CurrentDataset).known());
    stored = 0;
    TestBed.inject(ModelNotes).stored.subscribe(() => stored++);
  });

  afterEach(() => {
    TestBed.inject(MatDialog).closeAll();
  });

  const dialog = () => document.querySelector('app-note-dialog');
  const field = () => dialog()?.querySelector<HTMLInputElement>('input');

  async function edit(note: string | null): Promise<void> {
    void TestBed.inject(ModelNotes).edit({ ...MODEL, note });
    await vi.waitUntil(() => {
      TestBed.tick();
      return field();
    });
  }

  function save(text: string): void {
    const input = field();
    if (input) {
      input.value = text;
      input.form?.dispatchEvent(new Event('submit'));
    }
  }

  it('stores a note, and undoes that', async () => {
    await edit('before');
    expect(field()?.value).toBe('before');
    save('  without 2020 ');
    const call = backend.expectOne({ method: 'PATCH', url: VERSION });
    expect(call.request.body).toEqual({ note: 'without 2020' });
    call.flush(MODEL);
    await vi.waitUntil(() => toast.offerUndo.mock.calls.length > 0);
    expect(toast.offerUndo.mock.lastCall?.[0]).toBe('Note saved.');
    toast.offerUndo.mock.lastCall?.[1]();
    const undone = backend.expectOne({ method: 'PATCH', url: VERSION });
    expect(undone.request.body).toEqual({ note: 'before' });
    undone.flush(MODEL);
    await vi.waitUntil(() => toast.tell.mock.calls.length > 0);
    expect(stored).toBe(2);
  });

  it('says that a note is gone', async () => {
    await edit('before');
    save(' ');
    backend.expectOne(VERSION).flush(MODEL);
    await vi.waitUntil(() => toast.offerUndo.mock.calls.length > 0);
    expect(toast.offerUndo.mock.lastCall?.[0]).toBe('Note removed.');
  });

  it('stays open where a note is refused, and says why', async () => {
    await edit(null);
    save('x');
    const type = 'urn:regressor:problem:validation';
    backend
      .expectOne(VERSION)
      .flush({ type, errors: { note: ['An invisible character.'] } }, { status: 400, statusText: 'Bad Request' });
    await vi.waitFor(() => {
      TestBed.tick();
      expect(dialog()?.querySelector('[role=alert]')?.textContent).toBe('An invisible character.');
    });
    expect(stored).toBe(0);
  });
});
