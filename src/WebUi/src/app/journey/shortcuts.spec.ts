import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { HOUSES } from '../../testing/datasets';
import { CurrentDataset } from '../datasets/current-dataset';
import { StartTraining } from '../training/start-training';
import { Shortcuts } from './shortcuts';
import { SingleKeys } from './single-keys';

describe('Shortcuts', () => {
  let navigate: ReturnType<typeof vi.fn>;

  beforeEach(async () => {
    localStorage.clear();
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])] });
    navigate = vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true) as never;
    TestBed.inject(CurrentDataset).id.set('houses');
    TestBed.tick();
    TestBed.inject(HttpTestingController)
      .expectOne('/api/datasets/houses')
      .flush({ ...HOUSES, exampleCount: 30 });
    await vi.waitUntil(() => TestBed.inject(CurrentDataset).known());
  });

  afterEach(() => {
    localStorage.clear();
  });

  function press(key: string, options: KeyboardEventInit = {}, target: EventTarget = document.body): void {
    const event = new KeyboardEvent('keydown', { key, cancelable: true, ...options });
    Object.defineProperty(event, 'target', { value: target });
    TestBed.inject(Shortcuts).press(event);
  }

  it.each([
    ['gd', ['/d', 'houses', 'data']],
    ['gm', ['/d', 'houses', 'model']],
    ['gp', ['/d', 'houses', 'predict']],
    ['n', ['/d', 'houses', 'data', 'add']],
  ])('%s goes to %s', (keys, address) => {
    for (const key of keys) {
      press(key);
    }
    expect(navigate).toHaveBeenCalledWith(address);
  });

  it('leave a character to the field it is typed in', () => {
    press('n', {}, document.createElement('textarea'));
    expect(navigate).not.toHaveBeenCalled();
  });

  it('of one key can be turned off, and stay off', () => {
    TestBed.inject(SingleKeys).turn(false);
    press('n');
    expect(navigate).not.toHaveBeenCalled();
    expect(localStorage.getItem('regressor.single-keys')).toBe('off');
  });

  it('train with Ctrl+Enter where there are enough rows', () => {
    const train = vi.spyOn(TestBed.inject(StartTraining), 'of').mockResolvedValue(true);
    press('Enter', { ctrlKey: true });
    expect(train).toHaveBeenCalledWith('houses');
  });
});
