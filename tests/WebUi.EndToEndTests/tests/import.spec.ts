import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { Server } from '../server.js';

let server: Server;

test.beforeAll(async () => {
  server = new Server();
  await server.start();
  await server.addLine();
});

test.afterAll(() => server.dispose());

function csv(name: string, text: string) {
  return { name, mimeType: 'text/csv', buffer: Buffer.from(text) };
}

async function totalOf(dataset: string): Promise<unknown> {
  return (await server.get(`/api/datasets/${dataset}/examples`))['total'];
}

test('a dataset is made of a CSV file, its bad row told and skipped', async ({ page }) => {
  const rows = Array.from({ length: 30 }, (_, i) => `${i + 1};${i},5;${i % 2 ? 'oak' : 'ash'};${i * 2}`);
  rows[4] = '5;4,5;oak;tall';
  await page.goto(`${server.address}/datasets/new`);
  await page
    .getByLabel(/Choose a file/)
    .setInputFiles(csv('tree_heights.csv', ['no;girth;kind;height', ...rows].join('\n')));

  await expect(page.getByRole('heading', { name: 'Import a table' })).toBeVisible();
  await expect(page.getByLabel('Dataset name')).toHaveValue('Tree heights');
  await expect(page.getByLabel('Separator', { exact: true })).toHaveValue(';');
  await expect(page.getByLabel('Decimal separator')).toHaveValue(',');
  await expect(page.getByLabel('Role of no')).toHaveValue('kept');
  await expect(page.getByRole('row', { name: /^no/ })).toContainText('It numbers the rows.');
  await expect(page.getByLabel(/^Target/)).toHaveValue('height');
  await expect(page.getByRole('region', { name: 'need attention' }).getByRole('row')).toHaveText([
    /Line/,
    /6\s*height\s*['“]tall/,
  ]);

  await page.getByText('First rows').click();
  await page.getByLabel('Role of kind').selectOption('Ignored');
  await expect(page.getByRole('region', { name: 'First rows' })).not.toContainText('oak');
  await page.getByLabel('Role of kind').selectOption('Input');
  await expect(page.getByRole('region', { name: 'First rows' })).toContainText('oak');

  await expect(page.getByText('29 rows will be imported, 1 skipped')).toBeVisible();
  await page.getByLabel('Skip 1 row with problems').uncheck();
  const create = page.getByRole('button', { name: 'Create only' });
  await create.click();
  await expect(page.getByText(/Fix or skip the rows with problems/)).toBeVisible();
  await page.getByLabel('Skip 1 row with problems').check();
  await create.click();
  await expect(page.getByText('29 rows imported · 1 row with problems skipped')).toBeVisible();
  await expect(page).toHaveURL(/\/d\/tree-heights\/data/);
  expect(await totalOf('tree-heights')).toBe(29);
  await expect(page.getByRole('button', { name: 'no Kept' })).toBeVisible();
});

test('a name that is taken is said at its field, and another one is stored', async ({ page }) => {
  await page.goto(`${server.address}/datasets/import`);
  await page.getByLabel(/Choose a file/).setInputFiles(csv('line.csv', 'a,b\n1,2\n2,4\n'));
  await page.getByRole('button', { name: 'Create dataset' }).click();
  await expect(page.locator('#import-name-error')).toHaveText('This name is already used.');
  await page.getByLabel('Dataset name').fill('Another line');
  await page.getByRole('button', { name: 'Create dataset' }).click();
  await expect(page.getByText('2 rows imported')).toBeVisible();
});

test('rows that are there already and columns that are not are left out when told to', async ({ page }) => {
  const into = await server.addLine('Into', { examples: 3, train: false });
  await page.goto(`${server.address}/d/${into}/data`);
  await page.getByRole('link', { name: 'Import', exact: true }).click();
  await page
    .getByLabel(/Choose a file/)
    .setInputFiles(csv('more.csv', 'length,weight,color\n0,1,red\n7,15,blue\n8,17,red\n'));
  await page.getByLabel(/Ignore new column color/).check();
  await expect(page.getByLabel('Skip 1 duplicate')).toBeChecked();
  await page.getByRole('button', { name: 'Import 2 rows' }).click();
  await expect(page.getByText('2 rows imported')).toBeVisible();
  expect(await totalOf(into)).toBe(5);
});

test('cells pasted from a spreadsheet are imported, by keyboard alone', async ({ page }) => {
  const into = await server.addLine('Pasted', { examples: 1, train: false });
  await page.goto(`${server.address}/d/${into}/data/add`);
  const link = page.getByRole('link', { name: 'Paste from a spreadsheet' });
  await link.focus();
  await page.keyboard.press('Enter');
  const text = page.getByRole('textbox', { name: 'Paste from a spreadsheet' });
  await expect(text).toBeFocused();
  await page.keyboard.insertText('length\tweight\n5,5\t12\n6,5\t14\n');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const store = page.getByRole('button', { name: 'Import 2 rows' });
  await store.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('2 rows imported')).toBeVisible();
  expect(await totalOf(into)).toBe(3);
});

test('after an import, the data page says what to do next', async ({ page }) => {
  const into = await server.addLine('Followed', { examples: 30, train: false });
  await page.goto(`${server.address}/d/${into}/data/import`);
  await page.getByLabel(/Choose a file/).setInputFiles(csv('more.csv', 'length,weight\n7,15\n8,17\n'));
  await page.getByRole('button', { name: 'Import 2 rows' }).click();
  await expect(page).toHaveURL(/\/data$/);
  await expect(page.getByRole('region', { name: 'Next step' })).toContainText('32 rows, ready to train');
  await page.getByRole('region', { name: 'Next step' }).getByRole('button', { name: 'Train' }).click();
  await expect(page).toHaveURL(/\/model$/);
});

test('a failed upload keeps the choices, and trying again stores nothing twice', async ({ page }) => {
  const into = await server.addLine('Twice', { examples: 1, train: false });
  const keys: (string | undefined)[] = [];
  await page.goto(`${server.address}/d/${into}/data/import`);
  await page.getByLabel(/Choose a file/).setInputFiles(csv('a.csv', 'length,weight\n5,11\nx,1\n'));
  await page.route(/skipBad=true/, async (route) => {
    keys.push(route.request().headers()['idempotency-key']);
    if (keys.length === 1) {
      // It is stored, but the answer is lost on its way.
      await route.fetch();
      await route.abort();
    } else {
      await route.continue();
    }
  });
  await page.getByRole('button', { name: 'Import 1 row' }).click();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText('1 row imported')).toBeVisible();
  expect(keys).toHaveLength(2);
  expect(keys[0]).toBe(keys[1]);
  expect(await totalOf(into)).toBe(2);
});

test('what is no table is said in words, and another file can be taken', async ({ page }) => {
  await page.goto(`${server.address}/d/line/data/import`);
  await page.getByLabel(/Choose a file/).setInputFiles(csv('a.csv', 'PK\x03\x04 not text'));
  await expect(page.getByRole('alert').filter({ hasText: /zip/ })).toBeVisible();
  await page.getByRole('button', { name: 'Choose another file' }).click();
  await page.getByLabel(/Choose a file/).setInputFiles(csv('b.csv', 'height\n1\n'));
  await expect(page.getByRole('alert').filter({ hasText: /no column 'length'/ })).toBeVisible();
});

test('what is listed is downloaded', async ({ page }) => {
  await page.goto(`${server.address}/d/line/data?where=length%3E3.85&page=1`);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download CSV' }).click(),
  ]);
  const text = await readFile(await download.path(), 'utf8');
  expect(text.trim().split(/\r?\n/)).toHaveLength(2);
  expect(text).toContain('3.9');
});

test('many are predicted at once, and what cannot be is told', async ({ page }) => {
  await page.goto(`${server.address}/d/line/predict`);
  await page.getByRole('link', { name: /^Predict for a whole file/ }).click();
  await page.getByLabel(/Choose a file/).setInputFiles(csv('ask.csv', 'name,length\na,1.5\nb,long\nc,99\n'));
  await expect(page.getByText('2 rows can be predicted')).toBeVisible();
  await expect(page.getByText('1 row needs attention')).toBeVisible();
  await expect(page.getByRole('row', { name: '3 length “long” is not a number' })).toBeVisible();
  await expect(page.getByText('length is outside your data')).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download with predictions' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('ask - predicted.csv');
  const lines = (await readFile(await download.path(), 'utf8')).trim().split('\r\n');
  expect(lines[0]).toBe('name,length,predicted weight,lower,upper,covered,warnings,not predicted because');
  expect(lines[1]).toMatch(/^a,1\.5,[\d.]+,-?[\d.]+,[\d.]+,/);
  expect(lines[2]).toBe("b,long,,,,,,'length' 'long' is not a number.");
});
