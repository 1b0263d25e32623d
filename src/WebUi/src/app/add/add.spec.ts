import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { provideRouter } from '@angular/router';
import { summaryOf } from '../../testing/datasets';
import { I18n } from '../core/i18n/i18n';
import { CurrentDataset } from '../datasets/current-dataset';
import { Add } from './add';

const DATASET = {
  id: 'line',
  name: 'Line',
  inputs: [{ name: 'length', kind: 'numeric', unit: 'm' }],
  target: { name: 'weight', unit: 'kg', kind: 'numeric' },
  kept: [] as object[],
  exampleCount: 0,
  createdAt: '2026-01-01T00:00:00Z',
  activeModelVersion: null,
  summary: [],
  activeModel: null,
  currentRun: null,
};

describe('Add', () => {
  let backend: HttpTestingController;
  let fixture: ComponentFixture<Add>;
  const page = () => fixture.nativeElement as HTMLElement;
  const field = (index: number) => page().querySelectorAll<HTMLInputElement>('input, textarea').item(index);

  /** As the API tells of forty lengths, 1 to 4 m, and their weights. */
  const SUMMARY = [
    summaryOf({ name: 'length', count: 40, distinct: 40, min: 1, lowerQuartile: 1.75, upperQuartile: 3.25, max: 4 }),
    summaryOf({ name: 'weight', count: 40, distinct: 40, min: 3, lowerQuartile: 4.5, upperQuartile: 7.5, max: 9 }),
  ];

  beforeEach(() => open([]));

  afterEach(() => {
    TestBed.inject(MatDialog).closeAll();
  });

  async function open(summary: object[], kept: object[] = []): Promise<void> {
    sessionStorage.clear();
    TestBed.resetTestingModule();
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])] });
    backend = TestBed.inject(HttpTestingController);
    TestBed.inject(CurrentDataset).id.set('line');
    TestBed.tick();
    TestBed.inject(I18n).language.set('en');
    backend.expectOne('/api/datasets/line').flush({ ...DATASET, summary, kept });
    await vi.waitUntil(() => TestBed.inject(CurrentDataset).known());
    fixture = TestBed.createComponent(Add);
    await settle();
  }

  /** Not whenStable: the dataset, asked for again after each example, is left unanswered. */
  async function settle(): Promise<void> {
    await Promise.resolve();
    await new Promise((resolve) => setTimeout(resolve));
    fixture.detectChanges();
  }

  async function type(length: string, weight: string): Promise<void> {
    [length, weight].forEach((text, index) => {
      field(index).value = text;
      field(index).dispatchEvent(new Event('input'));
    });
    page().querySelector('form')?.dispatchEvent(new Event('submit'));
    await settle();
  }

  async function answer(body: object, status = 201): Promise<unknown> {
    const request = backend.expectOne({ method: 'POST', url: '/api/datasets/line/examples' });
    request.flush(body, { status, statusText: 'x' });
    await settle();
    return request.request.body;
  }

  it('stores a line, shows it below and empties the fields for the next', async () => {
    await type('1.5', '4');
    const sent = await answer({ id: '7', x: { length: 1.5 }, y: 4, createdAt: '2026-01-02T03:04:05Z' });
    expect(sent).toEqual({ x: { length: 1.5 }, y: 4 });
    expect([field(0).value, field(1).value]).toEqual(['', '']);
    expect(page().querySelector('tbody')?.textContent).toContain('1.5');
  });

  it('stores what is kept with a line, or null where nothing was typed', async () => {
    await open(
      [],
      [
        { name: 'Batch', kind: 'text' },
        { name: 'Note', kind: 'text' },
      ],
    );
    field(2).value = 'B-7';
    field(2).dispatchEvent(new Event('input'));
    await type('1.5', '4');
    const kept = { Batch: 'B-7', Note: null };
    const sent = await answer({ id: '7', x: { length: 1.5 }, y: 4, kept, createdAt: '2026-01-02T03:04:05Z' });
    expect(sent).toEqual({ x: { length: 1.5 }, y: 4, kept });
    expect(page().querySelector('tbody')?.textContent).toContain('B-7');
  });

  it('asks for the target before it sends anything', async () => {
    await type('1.5', '');
    backend.expectNone({ method: 'POST', url: '/api/datasets/line/examples' });
    expect(page().textContent).toContain('Required');
    expect(field(0).value).toBe('1.5');
  });

  it('puts what the server says at the field it is about, and keeps what was typed', async () => {
    await type('1.5', '4');
    const type400 = 'urn:regressor:problem:validation';
    await answer({ type: type400, errors: { 'x.length': ['Too long for this bridge.'] } }, 400);
    expect(field(0).getAttribute('aria-invalid')).toBe('true');
    expect(page().textContent).toContain('Too long for this bridge.');
    expect([field(0).value, field(1).value]).toEqual(['1.5', '4']);
  });

  it('says that nothing was stored when the server does not answer', async () => {
    await type('1.5', '4');
    backend.expectOne({ method: 'POST', url: '/api/datasets/line/examples' }).error(new ProgressEvent('error'));
    await settle();
    expect(page().querySelector('.warning')?.textContent).toBeTruthy();
    expect(field(1).value).toBe('4');
  });

  const ADDED = { method: 'POST', url: '/api/datasets/line/examples' };
  const question = () => document.querySelector('mat-dialog-container');

  async function press(name: string): Promise<void> {
    const buttons = [...(question()?.querySelectorAll('button') ?? [])];
    buttons.find(({ textContent }) => textContent.trim() === name)?.click();
    await vi.waitUntil(() => question() === null);
    await settle();
  }

  it('asks before it stores what is far from all that was seen, and stores it where it is meant', async () => {
    await open(SUMMARY);
    await type('500', '4');
    backend.expectNone(ADDED);
    expect(question()?.textContent).toContain('length: 500\u00a0m is far from your data (1 to 4).');
    await press('Save anyway');
    expect(await answer({ id: '7', x: { length: 500 }, y: 4, createdAt: '2026-01-02T03:04:05Z' })).toEqual({
      x: { length: 500 },
      y: 4,
    });
    expect(field(0).value).toBe('');
  });

  it('leads back to what is to be corrected, and asks no more once it is', async () => {
    await open(SUMMARY);
    await type('2', '-400');
    await press('Correct');
    backend.expectNone(ADDED);
    expect([field(0), field(1)].map((each) => each.getAttribute('aria-invalid'))).toEqual(['false', 'true']);
    expect(field(1).value).toBe('-400');
    await type('2', '4');
    expect(question()).toBeNull();
    await answer({ id: '7', x: { length: 2 }, y: 4, createdAt: '2026-01-02T03:04:05Z' });
  });

  it('takes nothing over from a dataset of the same name that was deleted', async () => {
    await type('1.5', '4');
    await answer({ id: '7', x: { length: 1.5 }, y: 4, createdAt: '2026-01-02T03:04:05Z' });
    TestBed.tick();
    fixture.destroy();
    TestBed.inject(CurrentDataset).reload();
    await settle();
    backend
      .match('/api/datasets/line')
      .find(({ cancelled }) => !cancelled)
      ?.flush({ ...DATASET, createdAt: '2026-02-01T00:00:00Z' });
    await settle();
    fixture = TestBed.createComponent(Add);
    await settle();
    expect(page().querySelector('tbody')).toBeNull();
  });

  it('keeps a half-filled line for when one comes back', async () => {
    await type('2.5', '');
    fixture.destroy();
    fixture = TestBed.createComponent(Add);
    await settle();
    expect(field(0).value).toBe('2.5');
  });
});
