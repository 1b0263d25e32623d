import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { HOUSES } from '../../../testing/datasets';
import { SampleDto } from '../../api/generated/models';
import { SampleGallery } from './sample-gallery';

const BIKES: SampleDto = {
  code: 'bikes',
  name: 'Bike rentals (server)',
  rows: 1500,
  inputs: [],
  target: { name: 'rentals', unit: null, kind: 'numeric' },
  picture: { input: 'hour', x: [0, 12, 23], y: [5, 300, 20] },
};

describe('SampleGallery', () => {
  async function open() {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])] });
    const backend = TestBed.inject(HttpTestingController);
    const navigate = vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    const fixture = TestBed.createComponent(SampleGallery);
    const page = fixture.nativeElement as HTMLElement;
    fixture.detectChanges();
    backend.expectOne('/api/samples').flush({ items: [BIKES] });
    backend
      .expectOne((request) => request.url === '/api/datasets')
      .flush({
        items: [{ ...HOUSES, id: 'my-bikes', name: 'Bike rentals' }],
        total: 1,
      });
    await vi.waitFor(() => {
      fixture.detectChanges();
      expect(page.querySelector('button')).not.toBeNull();
    });
    page.querySelector('button')?.click();
    const loading = backend.expectOne('/api/samples/bikes');
    return { backend, navigate, fixture, page, loading };
  }

  it('names a sample in the reader’s language, and loads and opens it with a click', async () => {
    const { page, loading, navigate } = await open();
    expect(page.textContent).toContain('Predicts rentals · 1,500 rows');
    expect(loading.request.body).toEqual({ name: 'Bike rentals' });
    loading.flush({ ...HOUSES, id: 'bike-rentals' });
    await vi.waitFor(() => {
      expect(navigate).toHaveBeenCalledWith(['/d', 'bike-rentals', 'predict']);
    });
  });

  it('opens a sample that was loaded before', async () => {
    const { loading, navigate } = await open();
    loading.flush({ type: 'urn:regressor:problem:name-taken' }, { status: 409, statusText: 'Conflict' });
    await vi.waitFor(() => {
      expect(navigate).toHaveBeenCalledWith(['/d', 'my-bikes', 'predict']);
    });
  });

  it('says why a sample cannot be loaded', async () => {
    const { fixture, page, loading, navigate } = await open();
    loading.flush({ detail: 'The disk is full.' }, { status: 507, statusText: 'Full' });
    await vi.waitFor(() => {
      fixture.detectChanges();
      expect(page.querySelector('[role=alert]')?.textContent).toContain('The disk is full.');
    });
    expect(navigate).not.toHaveBeenCalled();
  });
});
