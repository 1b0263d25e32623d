import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { HOUSES } from '../../testing/datasets';
import { CurrentDataset } from './current-dataset';

describe('CurrentDataset', () => {
  let backend: HttpTestingController;
  let current: CurrentDataset;

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    backend = TestBed.inject(HttpTestingController);
    current = TestBed.inject(CurrentDataset);
    await open('houses');
    backend.expectOne('/api/datasets/houses').flush(HOUSES);
    await vi.waitUntil(() => current.known());
  });

  async function open(id: string | null): Promise<void> {
    current.id.set(id);
    TestBed.tick();
    await Promise.resolve();
  }

  async function failWith(status: number, type: string): Promise<void> {
    backend
      .expectOne('/api/datasets/houses')
      .flush({ type: `urn:regressor:problem:${type}` }, { status, statusText: 'x' });
    await vi.waitUntil(() => current.error());
  }

  it('does not know a dataset that is gone when one comes back to it', async () => {
    await open(null);
    await open('houses');
    await failWith(404, 'not-found');
    expect(current.known()).toBeUndefined();
  });

  it('stays when it could not be loaded again for another reason', async () => {
    current.reload();
    TestBed.tick();
    await failWith(500, 'internal');
    expect(current.known()?.id).toBe('houses');
  });
});
