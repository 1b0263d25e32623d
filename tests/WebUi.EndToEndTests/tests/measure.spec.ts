import { expect, Page, test } from '@playwright/test';
import { Server } from '../server.js';

const ROWS = 1_000_000;
const COLUMNS = ['a', 'b', 'c', 'd', 'kind', 'y'];

let server: Server;

test.beforeAll(async () => {
  server = new Server();
  await server.start();
  await server.addLine();
  for (const [name, rows] of [
    ['Hundred thousand', 100_000],
    ['Million', ROWS],
  ] as const) {
    const query = new URLSearchParams({ name, target: 'y' });
    const response = await fetch(`${server.address}/api/datasets/import?${query.toString()}`, {
      method: 'POST',
      headers: { 'Content-Type': 'text/csv' },
      body: table(rows),
    });
    expect(response.status).toBe(201);
  }
});

test.afterAll(() => server.dispose());

/** Always the same rows: a linear congruence in place of chance. */
function table(rows: number): string {
  const lines = [COLUMNS.join(',')];
  let state = 1;
  const next = () => (state = (state * 48271) % 2147483647) / 2147483647;
  for (let row = 0; row < rows; row++) {
    const [a, b, c, d] = [next() + next() + next(), next() * 100, Math.floor(next() * 50), next() ** 3];
    const y = 3 * a + Math.sin(b / 10) + next();
    lines.push(
      `${a.toFixed(6)},${b.toFixed(4)},${c},${d.toFixed(6)},${'red green blue'.split(' ')[c % 3] ?? ''},${y.toFixed(5)}`,
    );
  }
  return lines.join('\n');
}

function report(what: string, times: readonly number[]): void {
  const sorted = [...times].sort((a, b) => a - b);
  const [median, worst] = [sorted[Math.floor(sorted.length / 2)], sorted.at(-1)];
  console.log(`${what}: median ${median?.toFixed(0)} ms, worst ${worst?.toFixed(0)} ms of ${times.length}`);
}

/** From a change made in the page to the frame in which `done` holds. */
function timed(page: Page, change: string, done: string): Promise<number> {
  return page.evaluate(
    ([start, end]) =>
      new Promise<number>((resolve) => {
        const [act, holds] = [new Function(start ?? ''), new Function(`return ${end}`) as () => boolean];
        const from = performance.now();
        act();
        const look = () => {
          if (holds()) {
            requestAnimationFrame(() => {
              resolve(performance.now() - from);
            });
          } else {
            requestAnimationFrame(look);
          }
        };
        requestAnimationFrame(look);
      }),
    [change, done],
  );
}

test('a hundred thousand points', async ({ page }) => {
  await page.goto(`${server.address}/d/hundred-thousand/data`);
  await expect(page.getByRole('img', { name: 'y against a, 100,000 rows' })).toBeVisible();
  const times: number[] = [];
  for (let round = 0; round < 5; round++) {
    for (const column of ['b', 'c', 'd', 'a']) {
      times.push(
        await timed(
          page,
          `const s = document.querySelector('app-example-plot select'); s.value = '${column}'; s.dispatchEvent(new Event('change'));`,
          `document.querySelector('app-chart svg[role=img]')?.getAttribute('aria-label').startsWith('y against ${column},')`,
        ),
      );
    }
  }
  report('100 000 points, from choosing an input to the drawn picture, loading included', times);
});

test('pages of a million rows', async ({ page }) => {
  for (const [what, query] of [
    ['in order', ''],
    ['sorted by a number', '?sort=b'],
    ['filtered and sorted', '?where=a%3E1.5&sort=b'],
  ] as const) {
    await page.goto(`${server.address}/d/million/data${query}`);
    await expect(page.getByRole('button', { name: 'Next page' })).toBeVisible({ timeout: 60_000 });
    await page.waitForLoadState('networkidle');
    const times: number[] = [];
    for (let turn = 2; turn <= 21; turn++) {
      times.push(
        await timed(
          page,
          `window.first = document.querySelector('tbody tr').innerText; document.querySelector('[aria-label="Next page"]').click();`,
          `document.querySelector('tbody tr').innerText !== window.first`,
        ),
      );
    }
    report(`the next of a million rows, ${what}, from the click to the row`, times);
  }
});

test('an answer while a slider moves', async ({ page }) => {
  await page.goto(`${server.address}/d/line/predict?x.length=1`);
  await expect(page.getByRole('region', { name: 'Prediction', exact: true })).toContainText(/times out of 10/);
  await page.waitForLoadState('networkidle');
  const times: number[] = [];
  for (let step = 0; step < 30; step++) {
    times.push(
      await timed(
        page,
        `window.shown = document.querySelector('p.y.number').innerText; const s = document.querySelector('input[type=range]'); s.value = ${1 + step / 20 + 0.05}; s.dispatchEvent(new Event('input'));`,
        `document.querySelector('p.y.number').innerText !== window.shown`,
      ),
    );
  }
  report('from moving a slider to the new answer', times);
});

interface TraceEvent {
  name: string;
  ph: string;
  tid: number;
  pid: number;
  /** By the clock, and by the processor, in microseconds. */
  dur?: number;
  tdur?: number;
  args: { name?: string };
}

/** What the page itself does, apart from what a busy machine makes of it: the processor time of each of its tasks. */
function tasksOf(trace: Buffer): { clock: number; processor: number }[] {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] };
  const mains = traceEvents
    .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
    .map(({ pid, tid }) => `${pid}.${tid}`);
  return traceEvents
    .filter(
      ({ name, ph, pid, tid }) =>
        name === 'ThreadControllerImpl::RunTask' && ph === 'X' && mains.includes(`${pid}.${tid}`),
    )
    .map(({ dur = 0, tdur = 0 }) => ({ clock: dur / 1000, processor: tdur / 1000 }));
}

test('ten thousand epochs', async ({ page, browser }) => {
  test.setTimeout(600_000);
  const run = await server.post('/api/datasets/line/training-runs', {
    epochs: 10_000,
    members: 8,
    learningRate: 1e-6,
  });
  await page.goto(`${server.address}/d/line/model/runs/${String(run['id'])}`);
  await page.getByText('Details', { exact: true }).click();
  await expect(page.getByText(/Epoch 9,\d{3} of/)).toBeVisible({ timeout: 500_000 });
  await browser.startTracing(page, { categories: ['toplevel', 'disabled-by-default-devtools.timeline'] });
  const { frames, late } = await page.evaluate(
    () =>
      new Promise<{ frames: number; late: number[] }>((resolve) => {
        const gaps: number[] = [];
        const begin = performance.now();
        let before = begin;
        const frame = (now: number) => {
          gaps.push(now - before);
          before = now;
          if (now - begin < 3000) {
            requestAnimationFrame(frame);
          } else {
            resolve({ frames: gaps.length, late: gaps.filter((gap) => gap > 34) });
          }
        };
        requestAnimationFrame(frame);
      }),
  );
  const tasks = tasksOf(await browser.stopTracing()).sort((a, b) => b.processor - a.processor);
  const busy = tasks.reduce((sum, { processor }) => sum + processor, 0);
  console.log(
    `the page's longest tasks: ${tasks
      .slice(0, 5)
      .map(
        ({ processor, clock }) => `${processor.toFixed(1)} ms of processor time, ${clock.toFixed(1)} ms by the clock`,
      )
      .join('; ')}; ${busy.toFixed(0)} ms in all`,
  );
  console.log(
    `after 9 000 epochs: ${frames} frames in 3 s, ${late.length} of them late (${late.map(Math.round).join(', ')} ms)`,
  );
});
