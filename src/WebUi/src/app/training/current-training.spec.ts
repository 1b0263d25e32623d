import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { HOUSES, RUN } from '../../testing/datasets';
import { DatasetDetailDto } from '../api/generated/models';
import { CurrentDataset } from '../datasets/current-dataset';
import { CurrentTraining } from './current-training';

describe('CurrentTraining', () => {
  let backend: HttpTestingController;
  let streams: EventTarget[];

  beforeEach(() => {
    sessionStorage.clear();
    streams = [];
    const open = () => {
      const stream = Object.assign(new EventTarget(), { close: () => undefined });
      streams.push(stream);
      return stream;
    };
    // Called with `new`.
    vi.stubGlobal('EventSource', function () {
      return open();
    });
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    backend = TestBed.inject(HttpTestingController);
  });

  afterEach(() => {
    vi.unstubAllGlobals();
  });

  async function look(dataset: DatasetDetailDto): Promise<void> {
    TestBed.inject(CurrentDataset).id.set(dataset.id);
    TestBed.tick();
    backend.expectOne(`/api/datasets/${dataset.id}`).flush(dataset);
    await vi.waitUntil(() => TestBed.inject(CurrentDataset).known()?.id === dataset.id);
    TestBed.tick();
  }

  function send(stream: EventTarget | undefined, status: string): void {
    const data = JSON.stringify({ ...RUN, status });
    stream?.dispatchEvent(new MessageEvent('run', { data }));
  }

  it('asks for the training that somebody else has begun', async () => {
    await look(HOUSES);
    const started = TestBed.inject(CurrentTraining).start();
    const type = 'urn:regressor:problem:training-in-progress';
    backend.expectOne('/api/datasets/houses/training-runs').flush({ type }, { status: 409, statusText: 'x' });
    await expect(started).rejects.toBeTruthy();
    TestBed.tick();
    backend.expectOne('/api/datasets/houses');
  });

  it('follows a training to its end while another dataset is looked at', async () => {
    const training = TestBed.inject(CurrentTraining);
    const ended: string[] = [];
    training.ended.subscribe(({ dataset }) => ended.push(dataset.name));
    await look({ ...HOUSES, currentRun: RUN });
    const watch = training.watch();
    expect(watch).not.toBeNull();

    await look({ ...HOUSES, id: 'flats', name: 'Flats' });
    expect(training.watch()).toBeNull();
    expect(training.running()?.watch).toBe(watch);
    send(streams[0], 'running');
    send(streams[0], 'succeeded');
    expect(ended).toEqual(['Houses']);
    expect(training.running()).toBeNull();
    expect(streams.length).toBe(1);
  });

  it('leaves out the columns that the active model was trained without, until others are chosen', async () => {
    const activeModel = { options: { ...RUN.options, leaveOut: ['city'] } } as DatasetDetailDto['activeModel'];
    await look({ ...HOUSES, activeModel });
    const training = TestBed.inject(CurrentTraining);
    const sent = () => backend.expectOne('/api/datasets/houses/training-runs').request.body as unknown;

    void training.start();
    expect(sent()).toEqual({ leaveOut: ['city'] });
    void training.start({ leaveOut: ['sqft'], activate: 'always' });
    expect(sent()).toEqual({ leaveOut: ['sqft'], activate: 'always' });
    void training.start({ epochs: 5 });
    expect(sent()).toEqual({ epochs: 5, leaveOut: ['sqft'] });
    void training.start({ leaveOut: [] });
    expect(sent()).toEqual({ leaveOut: [] });
    void training.start();
    expect(sent()).toEqual({});
  });
});
