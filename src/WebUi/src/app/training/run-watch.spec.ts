import { RUN } from '../../testing/datasets';
import { EpochDto, TrainingStatus } from '../api/generated/models';
import { RunWatch } from './run-watch';

class FakeEventSource extends EventTarget {
  static readonly CLOSED = 2;
  readyState = 1;

  close(): void {
    this.readyState = FakeEventSource.CLOSED;
  }

  connected(): void {
    this.dispatchEvent(new Event('open'));
  }

  sendRun(status: TrainingStatus): void {
    this.dispatchEvent(new MessageEvent('run', { data: JSON.stringify({ ...RUN, status }) }));
  }

  sendEpochs(...numbers: number[]): void {
    for (const epoch of numbers) {
      const data: EpochDto = { epoch, epochs: 10, trainLoss: 1, validationLoss: 1, learningRate: 0.1 };
      this.dispatchEvent(new MessageEvent('epoch', { data: JSON.stringify(data) }));
    }
  }

  drop(readyState: number): void {
    this.readyState = readyState;
    this.dispatchEvent(new Event('error'));
  }
}

describe('RunWatch', () => {
  let sources: FakeEventSource[];
  let finished: TrainingStatus[];

  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('EventSource', FakeEventSource);
    sources = [];
    finished = [];
  });

  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  function watch(): { watch: RunWatch; source: FakeEventSource } {
    const first = new FakeEventSource();
    const watch = new RunWatch(
      '/events',
      ({ status }) => finished.push(status),
      () => {
        const source = sources.length === 0 ? first : new FakeEventSource();
        sources.push(source);
        return source as unknown as EventSource;
      },
    );
    return { watch, source: first };
  }

  const numbers = ({ epochs }: RunWatch) => epochs().map(({ epoch }) => epoch);

  it('follows a training to its end and hangs up', () => {
    const { watch: run, source } = watch();
    source.connected();
    source.sendRun('running');
    source.sendEpochs(1, 2);
    vi.advanceTimersByTime(100);
    expect(numbers(run)).toEqual([1, 2]);
    expect(run.fraction()).toBe(0.2);
    expect(run.finished()).toBe(false);

    source.sendEpochs(3);
    source.sendRun('succeeded');
    expect(numbers(run)).toEqual([1, 2, 3]);
    expect(run.finished()).toBe(true);
    expect(finished).toEqual(['succeeded']);
    expect(source.readyState).toBe(FakeEventSource.CLOSED);
  });

  it('waits for the epochs of a run that had ended before', () => {
    const { watch: run, source } = watch();
    source.connected();
    source.sendRun('succeeded');
    expect(finished).toEqual([]);
    source.sendEpochs(1, 2);
    source.sendRun('succeeded');
    expect(numbers(run)).toEqual([1, 2]);
    expect(finished).toEqual(['succeeded']);
  });

  it('keeps each epoch once when the browser reconnects', () => {
    const { watch: run, source } = watch();
    source.connected();
    source.sendRun('running');
    source.sendEpochs(1, 2);
    vi.advanceTimersByTime(100);
    source.drop(0);
    source.connected();
    source.sendRun('running');
    source.sendEpochs(1, 2, 3);
    vi.advanceTimersByTime(100);
    expect(numbers(run)).toEqual([1, 2, 3]);
    expect(sources).toHaveLength(1);
  });

  it('calls again when the connection was refused', () => {
    const { source } = watch();
    source.sendRun('running');
    source.drop(FakeEventSource.CLOSED);
    expect(sources).toHaveLength(1);
    vi.advanceTimersByTime(3000);
    expect(sources).toHaveLength(2);
  });

  it('calls nobody any more once it is closed', () => {
    const { watch: run, source } = watch();
    source.drop(FakeEventSource.CLOSED);
    run.close();
    vi.advanceTimersByTime(60_000);
    expect(sources).toHaveLength(1);
  });
});
