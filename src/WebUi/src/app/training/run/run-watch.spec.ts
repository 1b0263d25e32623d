import { EpochDto, TrainingRunDto } from '../../api/generated/models';
import { RunWatch } from './run-watch';

class FakeStream extends EventTarget {
  readyState = 1;

  close(): void {
    this.readyState = 2;
  }

  send(event: 'run' | 'epoch' | 'curve', data: unknown): void {
    this.dispatchEvent(new MessageEvent(event, { data: JSON.stringify(data) }));
  }

  open(): void {
    this.readyState = 1;
    this.dispatchEvent(new Event('open'));
  }

  drop(readyState: 0 | 2): void {
    this.readyState = readyState;
    this.dispatchEvent(new Event('error'));
  }
}

function run(status: TrainingRunDto['status']): TrainingRunDto {
  return { id: 'r', status, progress: null } as TrainingRunDto;
}

function epoch(number: number, epochs = 4): EpochDto {
  return {
    epoch: number,
    epochs,
    trainLoss: 1 / number,
    validationLoss: 2 / number,
    learningRate: 0.004,
    validationError: null,
  };
}

describe('RunWatch', () => {
  let streams: FakeStream[];
  let ended: string[];
  let drops: number;
  let watch: RunWatch;
  const last = () => streams.at(-1) ?? new FakeStream();
  const numbers = () => watch.epochs().map((known) => known.epoch);

  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('EventSource', { CONNECTING: 0, OPEN: 1, CLOSED: 2 });
    streams = [];
    ended = [];
    drops = 0;
    watch = new RunWatch('/events', { finished: ({ status }) => ended.push(status), dropped: () => drops++ }, () => {
      const stream = new FakeStream();
      streams.push(stream);
      return stream as unknown as EventSource;
    });
    last().open();
  });

  it('measures the pace by its own clock, and starts over with the run', () => {
    last().send('run', run('running'));
    last().send('epoch', epoch(10, 100));
    vi.advanceTimersByTime(250);
    expect(watch.pace()).toBeNull();
    for (const number of [20, 30]) {
      vi.advanceTimersByTime(750);
      last().send('epoch', epoch(number, 100));
      vi.advanceTimersByTime(250);
    }
    expect(watch.pace()).toEqual({ epochsPerSecond: 10, secondsLeft: 7, secondsInAll: 10 });
    last().send('run', { ...run('running'), startedAt: '2026-01-01T00:00:00Z' });
    last().send('run', { ...run('running'), startedAt: '2026-01-01T00:01:00Z' });
    expect(watch.pace()).toBeNull();
  });

  afterEach(() => {
    watch.close();
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  it('follows a run to its end and closes the stream', () => {
    last().send('run', run('running'));
    last().send('epoch', epoch(1));
    last().send('epoch', epoch(2));
    vi.advanceTimersByTime(300);
    expect(numbers()).toEqual([1, 2]);
    expect(watch.fraction()).toBe(0.5);
    expect(watch.finished()).toBe(false);

    last().send('epoch', epoch(3));
    last().send('run', run('succeeded'));
    expect(numbers()).toEqual([1, 2, 3]);
    expect(watch.finished()).toBe(true);
    expect(ended).toEqual(['succeeded']);
    expect(last().readyState).toBe(2);
  });

  it('places the learner at work, and the epochs of the last one, in the whole training', () => {
    const learner = (name: string, share: number, number: number) => ({
      name,
      share,
      number,
      count: 2,
      from: number === 1 ? 0 : 0.2,
      to: number === 1 ? 0.2 : 1,
    });
    last().send('run', { ...run('running'), learner: learner('trees', 0.5, 1) });
    expect(watch.fraction()).toBe(0.1);
    last().send('run', { ...run('running'), learner: learner('networks', 0, 2) });
    last().send('epoch', epoch(1));
    vi.advanceTimersByTime(300);
    expect(watch.fraction()).toBe(0.4);
  });

  it('replays a finished run before it ends', () => {
    last().send('run', run('cancelled'));
    last().send('epoch', epoch(1));
    expect(ended).toEqual([]);
    last().send('run', run('cancelled'));
    expect(numbers()).toEqual([1]);
    expect(ended).toEqual(['cancelled']);
  });

  it('ends a finished run whose stream just stops, instead of asking again for ever', () => {
    last().send('run', run('succeeded'));
    last().send('epoch', epoch(1));
    last().drop(0);
    expect(ended).toEqual(['succeeded']);
    expect(drops).toBe(0);
    expect(last().readyState).toBe(2);
  });

  it('tells that the line dropped before the end of the run', () => {
    last().send('run', run('running'));
    last().drop(0);
    expect(drops).toBe(1);
  });

  it('keeps each epoch once when the browser reconnects', () => {
    last().send('run', run('running'));
    last().send('epoch', epoch(1));
    last().send('epoch', epoch(2));
    last().drop(0);
    last().open();
    last().send('run', run('running'));
    last().send('epoch', epoch(2));
    last().send('epoch', epoch(3));
    vi.advanceTimersByTime(300);
    expect(numbers()).toEqual([1, 2, 3]);
  });

  it('begins anew with a run that was taken up again', () => {
    last().send('run', { ...run('running'), startedAt: '2026-01-01T10:00:00Z' });
    last().send('epoch', epoch(1));
    last().send('epoch', epoch(2));
    last().send('curve', { epoch: 2, x: [0, 1], y: [0, 1] });
    vi.advanceTimersByTime(300);
    expect(watch.curve()?.epoch).toBe(2);
    last().drop(0);
    last().open();
    last().send('run', { ...run('running'), startedAt: '2026-01-01T10:05:00Z' });
    expect([numbers(), watch.curve()]).toEqual([[], null]);
    last().send('epoch', epoch(1));
    vi.advanceTimersByTime(300);
    expect(numbers()).toEqual([1]);
  });

  it('takes what it missed when the run ended while the line was down', () => {
    last().send('run', run('running'));
    last().send('epoch', epoch(1));
    last().drop(0);
    last().open();
    last().send('run', run('succeeded'));
    last().send('epoch', epoch(2));
    last().send('run', run('succeeded'));
    expect(numbers()).toEqual([1, 2]);
    expect(ended).toEqual(['succeeded']);
  });

  it('opens a new stream after a refused one', () => {
    last().drop(2);
    expect(streams).toHaveLength(1);
    vi.advanceTimersByTime(5000);
    expect(streams).toHaveLength(2);
  });

  it('opens none once it is closed', () => {
    last().drop(2);
    watch.close();
    vi.advanceTimersByTime(5000);
    expect(streams).toHaveLength(1);
  });
});
