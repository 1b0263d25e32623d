import { ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const webApi = resolve(import.meta.dirname, '../../src/WebApi');
const program = join(webApi, `bin/${process.env['CONFIGURATION'] ?? 'Debug'}/net10.0/Regressor.WebApi.dll`);

/** Attempts to find a port that no other program has. */
const ATTEMPTS = 5;

/** Below the ports that the system gives to others: none of them takes it while this server is away, and answers in its place. */
const anyPort = () => 10_000 + Math.floor(Math.random() * 10_000);

/** The real server over a data directory of its own. */
export class Server {
  private readonly data = mkdtempSync(join(tmpdir(), 'regressor-e2e-'));
  private process: ChildProcess | undefined;
  private port = 0;

  constructor(
    private readonly sample = false,
    private readonly settings: Record<string, string> = {},
  ) {}

  get address(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** On a free port at first, later on the same one again: the page in the browser stays where it is. */
  async start(): Promise<void> {
    for (let attempt = this.port > 0 ? ATTEMPTS : 1; attempt <= ATTEMPTS; attempt++) {
      const port = this.port || anyPort();
      if (await this.listensOn(port)) {
        this.port = port;
        return;
      }
    }
    throw new Error('The server ended before it listened.');
  }

  private async listensOn(port: number): Promise<boolean> {
    const settings = {
      Urls: `http://127.0.0.1:${port}`,
      DataDirectory: this.data,
      'Samples:Load': String(this.sample),
      ...this.settings,
    };
    const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]);
    const server = spawn('dotnet', [program, '--contentRoot', webApi, ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
      // A server of seconds has no use for recompiled code: it waits until no new code has run for four seconds (hexadecimal milliseconds).
      env: { DOTNET_TC_CallCountingDelayMs: '1000', ...process.env },
    });
    this.process = server;
    for await (const line of createInterface({ input: server.stdout })) {
      if (line.includes('Now listening on: ')) {
        server.stdout.resume();
        return true;
      }
    }
    return false;
  }

  /** As the power failing does: nothing in the process gets to run any more. */
  async kill(): Promise<void> {
    const server = this.process;
    if (server && server.exitCode === null && server.signalCode === null) {
      const exited = new Promise((resolved) => server.once('exit', resolved));
      server.kill('SIGKILL');
      await exited;
    }
  }

  async dispose(): Promise<void> {
    await this.kill();
    rmSync(this.data, { recursive: true, force: true });
  }

  async post(path: string, body: unknown): Promise<Record<string, unknown>> {
    const response = await fetch(this.address + path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) {
      throw new Error(`${path}: ${response.status} ${await response.text()}`);
    }
    return (await response.json()) as Record<string, unknown>;
  }

  async get(path: string): Promise<Record<string, unknown>> {
    return (await (await fetch(this.address + path)).json()) as Record<string, unknown>;
  }

  /** A dataset with one input, its examples on a line, and (by default) a model. */
  async addLine(name = 'Line', { examples = 40, train = true } = {}): Promise<string> {
    const { id } = await this.post('/api/datasets', {
      name,
      inputs: [{ name: 'length', kind: 'numeric', unit: 'm' }],
      target: { name: 'weight', unit: 'kg' },
    });
    if (examples > 0) {
      await this.addRows(String(id), examples);
    }
    if (train) {
      await this.train(String(id));
    }
    return String(id);
  }

  /** More examples on the line of `addLine`. */
  async addRows(dataset: string, count: number): Promise<void> {
    const { exampleCount } = await this.get(`/api/datasets/${dataset}`);
    const rows = Array.from({ length: count }, (_, row) => Number(exampleCount) + row);
    await this.import(`${dataset}/examples/import`, ['length,weight', ...rows.map((i) => `${i / 10},${i / 5 + 1}`)]);
  }

  /** Adds the lines of a table. */
  async import(path: string, lines: readonly string[]): Promise<void> {
    const body = lines.join('\n');
    const response = await fetch(`${this.address}/api/datasets/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'text/csv' },
      body,
    });
    if (!response.ok) {
      throw new Error(`${path}: ${response.status} ${await response.text()}`);
    }
  }

  /** A number, a category and gaps; no model. */
  async addFlats(): Promise<void> {
    await this.post('/api/datasets', {
      name: 'Flats',
      inputs: [
        { name: 'size', kind: 'numeric', unit: 'm²' },
        { name: 'kind', kind: 'categorical' },
      ],
      target: { name: 'rent', unit: '€' },
    });
    const rows = Array.from({ length: 130 }, (_, row) => {
      const size = row + 1;
      const kind = size % 10 === 0 ? '' : size % 2 === 0 ? 'loft' : 'studio';
      return `${size},${kind},${300 + size * 10}`;
    });
    await this.import('flats/examples/import', ['size,kind,rent', ...rows]);
  }

  /** One input, and a target that no straight line fits; no model. */
  async addWave(): Promise<void> {
    const rows = Array.from({ length: 160 }, (_, i) => {
      const time = (i * 0.618034 * 10) % 10;
      return `${time.toFixed(3)},${(12 + 5 * Math.sin(time) + 1.5 * Math.sin(12.9898 * i)).toFixed(3)}`;
    });
    await this.import('import?name=Wave&target=height', ['time,height', ...rows]);
  }

  /** Thirty hens with a weight of their own, ten rows each: for a new one, a split by hen is suggested. */
  static hens(): string[] {
    const rows = Array.from({ length: 300 }, (_, row) => {
      const hen = Math.floor(row / 10);
      return `hen ${hen},${row % 10},${(100 + ((hen * 37) % 50) + 3 * (row % 10) + Math.sin(7 * row)).toFixed(2)}`;
    });
    return ['hen,day,weight', ...rows];
  }

  async stopTraining(dataset: string): Promise<void> {
    const { items } = (await this.get(`/api/datasets/${dataset}/training-runs`)) as { items: { id: string }[] };
    const run = `/api/datasets/${dataset}/training-runs/${items[0]?.id ?? ''}`;
    await this.post(`${run}/cancel`, {});
    // The stream of events ends with the run.
    await (await fetch(`${this.address}${run}/events`)).text();
  }

  /** Quickly, where no options are given. The model answers then. */
  async train(dataset: string, options: object = { epochs: 30, members: 2, learners: ['networks'] }): Promise<void> {
    const run = await this.post(`/api/datasets/${dataset}/training-runs`, { activate: 'always', ...options });
    // The stream of events ends with the run.
    await (await fetch(`${this.address}/api/datasets/${dataset}/training-runs/${String(run['id'])}/events`)).text();
  }
}
