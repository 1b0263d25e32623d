import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, TestRequest } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { HOUSES } from '../../../testing/datasets';
import { ExampleDto } from '../../api/generated/models';
import { columnsOf } from '../../column-types/dataset-columns';
import { I18n } from '../../core/i18n/i18n';
import { CurrentDataset } from '../../datasets/current-dataset';
import { Toast } from '../../shared/toast';
import { ExampleChanges } from './example-changes';
import { UndoStack } from '../../datasets/changes/undo-stack';

const EXAMPLES = '/api/datasets/houses/examples';
const row = (id: number, part: Partial<ExampleDto> = {}): ExampleDto => ({
  id: String(id),
  x: { sqft: 900, city: 'GALT' },
  y: 10,
  kept: {},
  excluded: null,
  createdAt: '2026-01-01T00:00:00Z',
  ...part,
});

describe('ExampleChanges', () => {
  let backend: HttpTestingController;
  let said: string[];
  const changes = () => TestBed.inject(ExampleChanges);
  const undo = () => TestBed.inject(UndoStack).undoLast();
  const columns = columnsOf(HOUSES).slice(0, 1);

  beforeEach(async () => {
    said = [];
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        {
          provide: Toast,
          useValue: {
            tell: (text: string) => said.push(text),
            offerUndo: (text: string) => said.push(`${text} [Undo]`),
            failed: () => said.push('failed'),
          },
        },
      ],
    });
    backend = TestBed.inject(HttpTestingController);
    TestBed.inject(I18n).language.set('en');
    TestBed.inject(CurrentDataset).id.set('houses');
    TestBed.tick();
    backend.expectOne('/api/datasets/houses').flush(HOUSES);
    await vi.waitUntil(() => TestBed.inject(CurrentDataset).known());
    TestBed.inject(UndoStack);
    TestBed.tick();
  });

  /** The next request, which comes once the answer to the one before has been read. */
  async function request(method: string): Promise<TestRequest> {
    let found: TestRequest[] = [];
    await vi.waitUntil(() => (found = backend.match(({ url, method: m }) => url === EXAMPLES && m === method)).length);
    return found[0] ?? expect.fail('no request');
  }

  async function answer(method: string, body: object): Promise<TestRequest> {
    const asked = await request(method);
    asked.flush(body);
    return asked;
  }

  it('puts an edited value back', async () => {
    changes().edited(row(7), row(7, { x: { sqft: 950, city: 'GALT' } }), columns);
    expect(said).toEqual(['Row 7 changed: sqft. [Undo]']);
    const undone = undo();
    // Somebody else's change to another column is none of its business.
    await answer('GET', { items: [row(7, { x: { sqft: 950, city: 'ELK GROVE' } })], total: 1 });
    let sent: TestRequest | undefined;
    await vi.waitUntil(() => ([sent] = backend.match(`${EXAMPLES}/7`))[0]);
    expect(sent?.request.body).toEqual({ x: { sqft: 900 } });
    sent?.flush(row(7));
    await undone;
    expect(said.at(-1)).toBe('Undone: Row 7 changed: sqft.');
  });

  it('does not overwrite what somebody else has changed since', async () => {
    changes().edited(row(7), row(7, { x: { sqft: 950 } }), columns);
    const undone = undo();
    await answer('GET', { items: [row(7, { x: { sqft: 1000 } })], total: 1 });
    await undone;
    expect(said.at(-1)).toBe('Not undone: “Row 7 changed: sqft.” The data has changed since.');
    backend.expectNone(`${EXAMPLES}/7`);
    await undo();
    expect(said.at(-1)).toBe('Nothing to undo.');
  });

  it('excludes chosen rows in one request, and gives each its former reason back', async () => {
    const rows = [row(1), row(2, { excluded: 'typo' }), row(3)];
    const done = changes().exclude({ kind: 'rows', rows, count: 3 }, 'odd');
    const sent = await answer('PATCH', { changed: 3 });
    expect(sent.request.params.getAll('id')).toEqual(['1', '2', '3']);
    expect(sent.request.body).toEqual({ exclude: 'odd' });
    await done;
    const undone = undo();
    await answer('GET', { items: rows.map(({ id }) => row(Number(id), { excluded: 'odd' })), total: 3 });
    const included = await answer('PATCH', { changed: 2 });
    expect([included.request.params.getAll('id'), included.request.body]).toEqual([['1', '3'], { include: true }]);
    const excluded = await answer('PATCH', { changed: 1 });
    expect([excluded.request.params.getAll('id'), excluded.request.body]).toEqual([['2'], { exclude: 'typo' }]);
    await undone;
    expect(said.at(-1)).toBe('Undone: 3 rows excluded from training.');
  });

  it('takes an exclusion of all that match back by the filter, and keeps the reasons from before', async () => {
    const filter = { where: ['sqft>1000'], q: 'galt' };
    const done = changes().exclude({ kind: 'matching', filter, count: 900 }, 'odd');
    const before = await answer('GET', { items: [row(5, { excluded: 'typo' })], total: 1 });
    expect([before.request.params.get('excluded'), before.request.params.get('q')]).toEqual(['true', 'galt']);
    await answer('PATCH', { changed: 900 });
    await answer('GET', { items: [], total: 900 });
    await answer('GET', { items: [], total: 900 });
    await done;
    const undone = undo();
    await answer('GET', { items: [], total: 900 });
    await answer('GET', { items: [], total: 900 });
    const included = await answer('PATCH', { changed: 900 });
    expect(included.request.params.getAll('where')).toEqual(['sqft>1000']);
    expect(included.request.body).toEqual({ include: true });
    const excluded = await answer('PATCH', { changed: 1 });
    expect([excluded.request.params.getAll('id'), excluded.request.body]).toEqual([['5'], { exclude: 'typo' }]);
    await undone;
  });

  it('asks first where an exclusion could not be taken back', async () => {
    const done = changes().exclude({ kind: 'matching', filter: { where: [] }, count: 9000 }, null);
    await answer('GET', { items: [], total: 5000 });
    await vi.waitUntil(() => document.querySelector('mat-dialog-container'));
    TestBed.tick();
    document.querySelector<HTMLElement>('mat-dialog-container button')?.click();
    await done;
    backend.expectNone(({ method }) => method === 'PATCH');
    expect(said).toEqual([]);
  });

  it('says which deletion the server no longer keeps', async () => {
    for (const id of [1, 2]) {
      const done = changes().delete({ kind: 'rows', rows: [row(id)], count: 1 });
      await answer('DELETE', { deleted: 1 });
      await done;
    }
    const undone = undo();
    await vi.waitUntil(() => {
      const [restore] = backend.match(`${EXAMPLES}/undo-deletion`);
      restore?.flush({ restored: 1 });
      return restore;
    });
    await undone;
    expect(said.at(-1)).toBe('Row restored.');
    await undo();
    expect(said.at(-1)).toBe('Can’t undo: “Row deleted.” Other rows have been deleted since.');
  });
});
