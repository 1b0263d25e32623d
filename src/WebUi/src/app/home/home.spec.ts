import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { HOUSES } from '../../testing/datasets';
import { save } from '../core/storage';
import { Home } from './home';

describe('Home', () => {
  let backend: HttpTestingController;

  beforeEach(() => {
    localStorage.clear();
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])] });
    backend = TestBed.inject(HttpTestingController);
  });

  afterEach(() => {
    localStorage.clear();
  });

  function open() {
    const navigate = vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    const fixture = TestBed.createComponent(Home);
    fixture.detectChanges();
    return { fixture, navigate };
  }

  it('goes on to the dataset used last, wherever in the list it is', async () => {
    save('dataset', 'houses');
    const { navigate } = open();
    backend.expectOne('/api/datasets/houses').flush(HOUSES);
    await vi.waitFor(() => {
      TestBed.tick();
      expect(navigate).toHaveBeenCalledWith(['/d', 'houses', 'predict'], { replaceUrl: true });
    });
  });

  it.each([404, 403])('goes on to the first dataset where the one used last answers %d', async (status) => {
    save('dataset', 'gone');
    const { navigate } = open();
    backend.expectOne('/api/datasets/gone').flush(null, { status, statusText: 'x' });
    backend.expectOne('/api/datasets?page=1&pageSize=1').flush({ items: [HOUSES], total: 900 });
    await vi.waitFor(() => {
      TestBed.tick();
      expect(navigate).toHaveBeenCalledWith(['/d', 'houses', 'predict'], { replaceUrl: true });
    });
  });

  it('welcomes who has none', async () => {
    const { fixture, navigate } = open();
    backend.expectOne('/api/datasets?page=1&pageSize=1').flush({ items: [], total: 0 });
    await vi.waitFor(() => {
      fixture.detectChanges();
      expect((fixture.nativeElement as HTMLElement).querySelector('app-welcome app-file-drop')).not.toBeNull();
    });
    expect(navigate).not.toHaveBeenCalled();
  });
});
