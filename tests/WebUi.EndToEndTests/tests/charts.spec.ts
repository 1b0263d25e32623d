import { readFile } from 'node:fs/promises';
import { expect, Page, test } from '@playwright/test';
import { Server } from '../server.js';

let server: Server;

test.beforeAll(async () => {
  server = new Server();
  await server.start();
  await server.addLine();
});

test.afterAll(() => server.dispose());

async function download(page: Page, format: string): Promise<Buffer> {
  await page.getByRole('button', { name: 'Chart options' }).first().click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: `Download ${format}` }).click(),
  ]);
  expect(file.suggestedFilename()).toBe(`weight-kg-length-m.${format.toLowerCase()}`);
  return readFile(await file.path());
}

test('a curve is read with the pointer and with the keyboard', async ({ page }) => {
  await page.goto(`${server.address}/d/line/predict?x.length=1`);
  const chart = page.locator('app-partial-dependence-plot app-chart');
  const values = chart.getByRole('application', { name: /Values in the chart/ });
  await values.hover();
  await expect(chart.locator('.card')).toContainText('length (m)');

  await values.press('Home');
  await expect(chart.locator('[aria-live]')).toHaveText(/length \(m\): 0\. .*prediction: /);
  await values.press('ArrowRight');
  await expect(chart.locator('[aria-live]')).not.toHaveText(/length \(m\): 0\. /);
  await values.press('Escape');
  await expect(chart.locator('.card')).toHaveCount(0);
});

test('a chart is downloaded as picture and as data', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(`${server.address}/d/line/data`);
  await expect(page.getByRole('img', { name: /weight against length/ })).toBeVisible();

  const svg = (await download(page, 'SVG')).toString();
  expect(svg).toContain('weight (kg)</text>');
  expect(svg.match(/<circle/g)).toHaveLength(40);
  // In the ink of the light theme.
  expect(svg).toContain('rgb(71, 85, 105)');

  const png = await download(page, 'PNG');
  expect(png.subarray(1, 4).toString()).toBe('PNG');

  const csv = (await download(page, 'CSV')).toString().split('\r\n');
  expect(csv[0]).toBe('series,length (m),weight (kg),lower,upper');
  expect(csv).toHaveLength(42);
});

test('a chart is printed in dark ink without its buttons', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
  await page.goto(`${server.address}/d/line/data`);
  const title = page.locator('app-chart .title').first();
  await expect(title).toHaveCSS('fill', 'rgb(84, 95, 110)');
  await expect(page.locator('app-chart').getByRole('button')).toHaveCount(0);
});
