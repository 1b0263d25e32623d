import { resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { Server } from '../server.js';

const folder = resolve(import.meta.dirname, '../../../docs/screenshots');
const dataset = '/d/sacramento-house-sales';
const pages = {
  predict: `${dataset}/predict?x.sqft=1700&x.beds=3&x.baths=2&x.type=Residential&x.city=SACRAMENTO`,
  add: `${dataset}/add`,
  examples: `${dataset}/examples`,
  runs: `${dataset}/runs`,
  models: `${dataset}/models`,
  'new-dataset': '/datasets/new',
};

test('pictures of every page', async ({ browser }) => {
  const server = new Server(true);
  await server.start();
  const runs = (await server.get(`/api/datasets/sacramento-house-sales/training-runs`)) as { items: { id: string }[] };
  await (
    await fetch(`${server.address}/api/datasets/sacramento-house-sales/training-runs/${runs.items[0]?.id ?? ''}/events`)
  ).text();
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const [size, width, height] of [
      ['wide', 1280, 800],
      ['phone', 360, 780],
    ] as const) {
      const context = await browser.newContext({ colorScheme, viewport: { width, height }, locale: 'en-US' });
      for (const [name, path] of Object.entries({ ...pages, run: `${dataset}/runs/${runs.items[0]?.id ?? ''}` })) {
        const page = await context.newPage();
        await page.goto(server.address + path);
        await expect(page.getByRole('heading').first()).toBeVisible();
        await page.waitForLoadState('networkidle');
        await page.screenshot({ path: `${folder}/${name}-${colorScheme}-${size}.png`, fullPage: true });
        await page.close();
      }
      await context.close();
    }
  }
  await server.dispose();
});
