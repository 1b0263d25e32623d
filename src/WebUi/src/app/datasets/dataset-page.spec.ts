import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { HOUSES } from '../../testing/datasets';
import { DatasetMarks } from './dataset-marks';
import { DatasetPage } from './dataset-page';

const FLATS = { ...HOUSES, id: 'flats', name: 'Flats' };

describe('DatasetPage', () => {
  let backend: HttpTestingController;

  beforeEach(() => {
    localStorage.clear();
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])] });
    backend = TestBed.inject(HttpTestingController);
  });

  async function open(items: unknown[], q?: string) {
    const fixture = TestBed.createComponent(DatasetPage);
    fixture.componentRef.setInput('q', q);
    fixture.detectChanges();
    const page = fixture.nativeElement as HTMLElement;
    for (const request of backend.match(({ url }) => url === '/api/datasets')) {
      request.flush({ items, total: items.length, page: 1, pageSize: 50 });
    }
    backend.expectOne('/api/trash?page=1&pageSize=1').flush({ items: [{}], total: 2 });
    await vi.waitFor(() => {
      fixture.detectChanges();
      expect(page.querySelector('input[type=search]')).not.toBeNull();
      expect(page.textContent).toContain('Trash (2)');
    });
    const names = () => [...page.querySelectorAll('tbody th a')].map(({ textContent }) => textContent.trim());
    return { fixture, page, names };
  }

  it('lists a starred dataset first, and says so', async () => {
    const { fixture, page, names } = await open([HOUSES, FLATS]);
    expect(names()).toEqual(['Houses', 'Flats']);
    const star = page.querySelector<HTMLElement>('[aria-label="Star Flats"]');
    expect(star?.getAttribute('aria-pressed')).toBe('false');
    star?.click();
    fixture.detectChanges();
    expect(names()).toEqual(['Flats', 'Houses']);
    expect(page.querySelector('[aria-label="Star Flats"]')?.getAttribute('aria-pressed')).toBe('true');
  });

  it('asks for the starred ones first, whatever page they would be on', () => {
    TestBed.inject(DatasetMarks).toggleStar('flats');
    TestBed.inject(DatasetMarks).toggleStar('farms');
    const fixture = TestBed.createComponent(DatasetPage);
    fixture.detectChanges();
    const asked = backend.match(({ url, params }) => url === '/api/datasets' && params.has('newestFirst'));
    expect(asked.map(({ request }) => request.params.getAll('first'))).toEqual([['farms', 'flats']]);
  });

  it('searches while one types, in the address', async () => {
    const navigate = vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    const { page } = await open([HOUSES, FLATS]);
    const field = page.querySelector<HTMLInputElement>('input[type=search]');
    if (field) {
      field.value = 'fla';
      field.dispatchEvent(new Event('input'));
    }
    await vi.waitFor(() => {
      expect(navigate.mock.lastCall?.[1]?.queryParams).toEqual({ q: 'fla', page: null });
    });
  });

  it('offers to clear a search that finds nothing', async () => {
    const { page } = await open([], 'zebra');
    expect(page.textContent).toContain('No datasets match.');
    expect(page.querySelector<HTMLInputElement>('input[type=search]')?.value).toBe('zebra');
  });
});
