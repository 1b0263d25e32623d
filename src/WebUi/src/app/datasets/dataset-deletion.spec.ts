import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { HOUSES } from '../../testing/datasets';
import { load, save } from '../core/storage';
import { Toast } from '../shared/toast';
import { DatasetDeletion } from './dataset-deletion';
import { DatasetMarks } from './dataset-marks';

describe('DatasetDeletion', () => {
  const toast = { tell: vi.fn(), failed: vi.fn(), offerUndo: vi.fn<(text: string, undo: () => void) => void>() };

  async function remove(headers: Record<string, string>) {
    localStorage.clear();
    vi.clearAllMocks();
    save('dataset', 'houses');
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
        { provide: Toast, useValue: toast },
      ],
    });
    const navigate = vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    vi.spyOn(TestBed.inject(Router), 'navigateByUrl').mockResolvedValue(true);
    TestBed.inject(DatasetMarks).toggleStar('houses');
    const backend = TestBed.inject(HttpTestingController);
    const deleted = TestBed.inject(DatasetDeletion).delete(HOUSES);
    backend.expectOne('/api/datasets/houses').flush(null, { status: 204, statusText: 'No Content', headers });
    await deleted;
    return { backend, navigate };
  }

  it('offers to undo, which restores the dataset with its star and opens it', async () => {
    const { backend, navigate } = await remove({ Location: '/api/trash/0197b2f0' });
    expect(load('dataset')).toBeNull();
    expect(TestBed.inject(DatasetMarks).isStarred('houses')).toBe(false);
    expect(toast.offerUndo.mock.lastCall?.[0]).toBe('Houses moved to the trash');
    toast.offerUndo.mock.lastCall?.[1]();
    backend.expectOne('/api/trash/0197b2f0/restore').flush({ ...HOUSES, id: 'houses-2' });
    await vi.waitFor(() => {
      expect(navigate).toHaveBeenCalledWith(['/d', 'houses-2', 'data']);
    });
    expect(toast.tell.mock.lastCall?.[0]).toContain('/d/houses-2');
    expect(TestBed.inject(DatasetMarks).isStarred('houses-2')).toBe(true);
  });

  it('offers nothing where the server has no trash', async () => {
    await remove({});
    expect(toast.offerUndo).not.toHaveBeenCalled();
    expect(toast.tell).toHaveBeenCalledWith('Houses deleted');
  });
});
