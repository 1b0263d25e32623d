import { resolve } from 'node:path';
import { Browser, BrowserContext, expect, Page, test } from '@playwright/test';
import { Server } from '../server.js';

const folder = resolve(import.meta.dirname, '../../../docs/screenshots');
const house = '/d/sacramento-house-sales';
const houses = `sqft,beds,baths,type,city,latitude,longitude,price
1200,3,2,Condo,SACRAMENTO,38.58,-121.49,191002
980,2,1,Residential,ROSEVILLE,38.75,-121.29,212500
1640,3,two,Residential,SACRAMENTO,38.55,-121.42,244000
2110,4,3,Residential,ELK_GROVE,38.41,-121.37,301000
`;

/** A table with each kind of problem that the check of an import shows in place. */
const troubled = [
  'Rents of the year;;;;;',
  '# exported on Monday;;;;;',
  'flat;from;size;rent;deposit;kind',
  ';;m²;;€;',
  ...Array.from({ length: 40 }, (_, i) => {
    const size = i % 9 === 4 ? 'n/a' : i % 13 === 6 ? 'about 50' : String(30 + ((i * 7) % 80));
    const day = `${(i % 12) + 1}/${((i * 5) % 12) + 1}/2024`;
    const kind = i % 7 === 3 ? 'Loft' : i % 2 ? 'loft' : 'studio';
    return `F${100 + i};${day};${size};${1 + (i % 3)},${250 + ((i * 37) % 600)};€ ${(i % 5) * 100 + 500};${kind}`;
  }),
  'Total;;;;;',
].join('\n');

/** A year of rides whose number follows the season: figures by row would promise too much for later days. */
const rides = [
  'day,weekday,riders',
  ...Array.from({ length: 365 }, (_, i) => {
    const riders = 40 + 12 * Math.sin(i / 58) + 4 * Math.sin(i / 9) + 2 * Math.sin(12.9898 * i * i) + 2 * (i % 7);
    return `${new Date(Date.UTC(2024, 0, 1 + i)).toISOString().slice(0, 10)},${i % 7},${riders.toFixed(1)}`;
  }),
];

interface Picture {
  path: string;
  before?: (page: Page) => Promise<void>;
}

test('pictures of every page', async ({ browser }) => {
  test.setTimeout(600_000);
  const empty = new Server();
  await empty.start();
  await inEachLook(browser, async (context, look) => {
    const page = await context.newPage();
    await page.goto(empty.address);
    await expect(page.getByRole('button', { name: /Penguins/ })).toBeVisible();
    await take(page, 'home', look);
  });
  await empty.dispose();

  const server = new Server(true);
  await server.start();
  const runs = (await server.get(`/api/datasets/sacramento-house-sales/training-runs`)) as { items: { id: string }[] };
  const run = `${house}/model/runs/${runs.items[0]?.id ?? ''}`;
  await (
    await fetch(
      `${server.address}/api${run.replace('/d/', '/datasets/').replace('/model/runs/', '/training-runs/')}/events`,
    )
  ).text();
  await server.train('sacramento-house-sales', { seed: 2 });
  await server.addWave();
  const old = await server.addLine('Old prices', { examples: 3, train: false });
  await fetch(`${server.address}/api/datasets/${old}`, { method: 'DELETE' });

  await server.import('import?name=Hens&target=weight&split=group:hen', Server.hens());
  await server.train('hens', { learners: ['linear', 'trees'] });
  await server.import('import?name=Rides&target=riders&split=time:day', rides);
  await server.train('rides', { learners: ['linear', 'trees'] });
  await server.import('import?name=Undecided%20hens&target=weight', Server.hens());

  await server.addLine('Springs', { examples: 6, train: false });
  const file = { name: 'more houses.csv', mimeType: 'text/csv', buffer: Buffer.from(houses) };
  const check = async (page: Page) => {
    await page.locator('input[type=file]').setInputFiles(file);
    await expect(page.getByRole('heading', { name: 'Columns' })).toBeVisible();
  };

  const problems = async (page: Page) => {
    const table = { name: 'rents.csv', mimeType: 'text/csv', buffer: Buffer.from(troubled) };
    await page.locator('input[type=file]').setInputFiles(table);
    await expect(page.getByRole('region', { name: 'First lines of the file' })).toBeVisible();
  };

  const splitOffered = async (page: Page) => {
    await expect(page.getByRole('group', { name: 'A new hen is harder to predict' })).toBeVisible();
  };

  const pictures: Record<string, Picture> = {
    predict: {
      path: `${house}/predict?x.sqft=1700&x.beds=3&x.baths=2&x.type=Residential&x.city=SACRAMENTO&x.latitude=38.58&x.longitude=-121.49`,
    },
    'predict-rough': { path: `${house}/predict?x.sqft=20000&x.beds=3&x.baths=2&x.city=PARIS` },
    'predict-by-time': { path: '/d/rides/predict' },
    'predict-scenarios': {
      path: `${house}/predict?x.sqft=1700&x.beds=3&x.baths=2&x.type=Residential&x.city=SACRAMENTO&x.latitude=38.58&x.longitude=-121.49`,
      before: async (page) => {
        await page.getByRole('button', { name: 'Pin as scenario' }).click();
        await page.getByRole('textbox', { name: 'sqft' }).fill('2400');
        await expect(page.getByRole('region', { name: 'Scenarios' })).toContainText('sqft 1,700');
      },
    },
    data: { path: `${house}/data?where=sqft%3E%3D1000&where=type%3DResidential` },
    'data-few-rows': { path: '/d/springs/data' },
    add: { path: `${house}/data/add` },
    import: { path: '/datasets/import', before: check },
    'import-problems': { path: '/datasets/import', before: problems },
    'import-split': {
      path: '/datasets/import',
      before: async (page) => {
        const table = { name: 'hens.csv', mimeType: 'text/csv', buffer: Buffer.from(Server.hens().join('\n')) };
        await page.locator('input[type=file]').setInputFiles(table);
        await page.getByLabel('Target: the column to predict').selectOption('weight');
        await splitOffered(page);
        await expect(page.getByRole('button', { name: 'Create and train' })).toBeEnabled();
      },
    },
    'import-into': { path: `${house}/data/import`, before: check },
    file: {
      path: `${house}/predict/file`,
      before: async (page) => {
        await page.locator('input[type=file]').setInputFiles({ ...file, name: 'houses.csv' });
        await expect(page.getByRole('table').last()).toBeVisible();
      },
    },
    model: { path: `${house}/model` },
    'model-by-group': { path: '/d/hens/model' },
    'model-by-time': { path: '/d/rides/model' },
    'model-none': { path: '/d/springs/model' },
    compare: { path: `${house}/model?compare=2,1` },
    history: { path: `${house}/model/history` },
    run: { path: run },
    training: {
      path: '/d/wave/data',
      before: async (page) => {
        await server.post('/api/datasets/wave/training-runs', { epochs: 10_000 });
        await page.goto(`${server.address}/d/wave/model`);
        await expect(page.getByText(/\d+% · .+ · about .+ left/)).toBeVisible();
        await expect(page.getByText(/fitted after epoch [\d,]{3,}/)).toBeVisible();
      },
    },
    datasets: { path: '/datasets' },
    settings: { path: `${house}/settings` },
    'settings-split': { path: '/d/undecided-hens/settings', before: splitOffered },
    trash: { path: '/datasets/trash' },
    'new-dataset': { path: '/datasets/new' },
    help: { path: '/about' },
    shortcuts: {
      path: `${house}/model`,
      before: async (page) => {
        await page.keyboard.press('?');
        await expect(page.getByRole('dialog')).toBeVisible();
      },
    },
  };
  await inEachLook(browser, async (context, look) => {
    for (const [name, { path, before }] of Object.entries(pictures)) {
      const page = await context.newPage();
      await page.goto(server.address + path);
      await take(page, name, look, before);
      await page.close();
      if (name === 'training') {
        await server.stopTraining('wave');
      }
    }
  });

  // Last, because from the first key on every page asks for one.
  const { text } = await server.post('/api/keys', { name: 'Ada', scope: 'admin' });
  await inEachLook(browser, async (context, look) => {
    const page = await context.newPage();
    await page.goto(`${server.address}/access`);
    await take(page, 'sign-in', look);
    await page.getByLabel('Key').fill(String(text));
    await page.getByRole('button', { name: 'Sign in' }).click();
    await take(page, 'access', look, async () => {
      await expect(page.getByRole('row', { name: /Ada/ }).first()).toBeVisible();
    });
  });
  await server.dispose();
});

/** Both themes, wide and on a phone. */
async function inEachLook(
  browser: Browser,
  act: (context: BrowserContext, look: string) => Promise<void>,
): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const [size, width, height] of [
      ['wide', 1280, 800],
      ['phone', 360, 780],
    ] as const) {
      const context = await browser.newContext({
        colorScheme,
        viewport: { width, height },
        locale: 'en-US',
        reducedMotion: 'reduce',
      });
      await act(context, `${colorScheme}-${size}`);
      await context.close();
    }
  }
}

async function take(page: Page, name: string, look: string, before?: Picture['before']): Promise<void> {
  await expect(page.getByRole('heading').first()).toBeVisible();
  await page.waitForLoadState('networkidle');
  await before?.(page);
  if ((await page.getByRole('dialog').count()) === 0) {
    await growToContent(page);
  }
  // What fades in or out has done so.
  await page.screenshot({ path: `${folder}/${name}-${look}.png`, animations: 'disabled' });
}

/** So that what stays at the foot of the window is at the foot of the picture. */
async function growToContent(page: Page): Promise<void> {
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  const content = await page.evaluate(() => document.documentElement.scrollHeight);
  if (content > height) {
    await page.setViewportSize({ width, height: content });
    // Pictures are drawn anew.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  }
}
