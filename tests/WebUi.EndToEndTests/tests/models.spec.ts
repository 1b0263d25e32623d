import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { Server } from '../server.js';

let server: Server;

test.beforeAll(async () => {
  server = new Server();
  await server.start();
  await server.addLine();
  await server.train('line', { epochs: 10, members: 2, testFraction: 0.3 });
});

test.afterAll(() => server.dispose());

async function activeVersion(): Promise<unknown> {
  return (await server.get('/api/datasets/line'))['activeModelVersion'];
}

test('two versions are seen side by side, and the choice is in the address', async ({ page }) => {
  await page.goto(`${server.address}/d/line/model`);
  await page.getByLabel('Select version 1 to compare').check();
  await expect(page.getByText(/Version 1 is selected/)).toBeVisible();
  await page.getByLabel('Select version 2 to compare').check();
  await expect(page).toHaveURL(/compare=1(,|%2C)2/);

  const table = page.getByRole('region', { name: 'Versions 1 and 2' });
  await expect(table.getByRole('columnheader', { name: 'Difference' })).toBeVisible();
  await expect(table.getByRole('row', { name: /RMSE/ })).toContainText(/ to /);
  await expect(table.getByRole('row', { name: /Maximum epochs/ })).toContainText('30');
  await expect(table.getByRole('row', { name: /Test share/ })).toContainText('0.3');
  await expect(table.getByRole('row', { name: /Number of networks/ })).toHaveCount(0);
  await expect(page.getByText(/Tested on different rows/)).toBeVisible();

  await page.reload();
  await expect(table).toBeVisible();
  await expect(page.getByLabel('Select version 1 to compare')).toBeChecked();
  await page.getByRole('button', { name: 'Close comparison' }).click();
  await expect(table).toBeHidden();
  await page.goBack();
  await expect(table).toBeVisible();
});

test('a choice that is not there is said', async ({ page }) => {
  await page.goto(`${server.address}/d/line/model?compare=1,99`);
  await expect(page.getByText('One of the two versions has been deleted.')).toBeVisible();
});

test('a version is downloaded as a graph for other programs', async ({ page }) => {
  await page.goto(`${server.address}/d/line/model/1`);
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Download as ONNX' }).click();
  expect((await downloading).suggestedFilename()).toBe('line-v1.onnx');
});

test('a version is downloaded, uploaded, activated, rolled back and deleted', async ({ page }) => {
  await page.goto(`${server.address}/d/line/model/1`);
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Download', exact: true }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('line-v1.safetensors');

  const field = page.getByLabel(/safetensors/);
  await field.setInputFiles({
    name: 'line-v1.safetensors',
    mimeType: 'application/octet-stream',
    buffer: await readFile(await download.path()),
  });
  await expect(page.getByText('Uploaded as version 3 (not active yet)')).toBeVisible();
  expect(await activeVersion()).toBe(2);
  await page.goto(`${server.address}/d/line/model?compare=3,1`);
  await expect(page.getByText(/Tested on the same rows/)).toBeVisible();
  await expect(page.getByText('Trained with the same options.')).toBeVisible();

  await page.getByRole('button', { name: 'Activate version 3' }).click();
  await expect(page.getByText('Version 3 is now active.')).toBeVisible();
  expect(await activeVersion()).toBe(3);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Version 2 is now active.')).toBeVisible();
  expect(await activeVersion()).toBe(2);

  await page.getByRole('button', { name: 'Delete version 3' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete version 3' }).click();
  await expect(page.getByText('Version 3 deleted.')).toBeVisible();
  await expect(page).toHaveURL(/compare=1$/);
  expect((await server.get('/api/datasets/line/models'))['total']).toBe(2);
});

test('the address of the versions before leads to the model', async ({ page }) => {
  await page.goto(`${server.address}/d/line/model/versions`);
  await expect(page).toHaveURL(/\/d\/line\/model$/);
  await expect(page.getByRole('heading', { level: 1, name: /Version 2/ })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Training history' })).toBeVisible();
});

test('a report prints without what only can be clicked', async ({ page }) => {
  await page.goto(`${server.address}/d/line/model`);
  await expect(page.getByText(/Typically off by/)).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('banner')).toBeHidden();
  await expect(page.getByRole('button')).toHaveCount(0);
  await expect(
    page.getByRole('cell', { name: /^Root mean/ }).or(page.getByText('Root mean square error (RMSE)')),
  ).toBeVisible();
});

test('a file that is no model, and one of other columns, are refused in words', async ({ page }) => {
  await page.goto(`${server.address}/d/line/model`);
  const field = page.getByLabel(/safetensors/);
  await field.setInputFiles({ name: 'a.safetensors', mimeType: '', buffer: Buffer.from('x,y\n1,2\n3,4\n5,6\n') });
  await expect(page.getByRole('alert').filter({ hasText: 'Upload failed:' })).toContainText('not a valid checkpoint');

  await server.post('/api/datasets', {
    name: 'Other',
    inputs: [{ name: 'height', kind: 'numeric' }],
    target: { name: 'weight', unit: 'kg' },
  });
  const file = await fetch(`${server.address}/api/datasets/line/models/1/checkpoint`);
  await page.goto(`${server.address}/d/other/model`);
  await field.setInputFiles({ name: 'a.safetensors', mimeType: '', buffer: Buffer.from(await file.arrayBuffer()) });
  await expect(page.getByRole('alert').filter({ hasText: 'Upload failed:' })).toContainText("'height' (a number)");
  expect((await server.get('/api/datasets/other/models'))['total']).toBe(0);
});

test('data that has changed since is said, and trained on from there', async ({ page }) => {
  const id = await server.addLine('Changing');
  await page.goto(`${server.address}/d/${id}/model/1`);
  await expect(page.getByText(/Trained on data version 1, \d+ rows/)).toBeVisible();
  await expect(page.getByText(/Data has changed since/)).toBeHidden();
  await server.post(`/api/datasets/${id}/examples`, { x: 9, y: 19 });
  await page.reload();
  await expect(page.getByText('Data has changed since Model v1 was trained.')).toBeVisible();
  await page.getByRole('button', { name: 'Retrain' }).click();
  await expect(page).toHaveURL(/\/model$/);
  await expect
    .poll(async () => (await server.get(`/api/datasets/${id}`))['activeModelVersion'], { timeout: 60_000 })
    .toBe(2);
});

test('more datasets than a page holds are turned like other lists, and the one used last is found', async ({
  page,
}) => {
  const many = new Server();
  await many.start();
  for (let i = 1; i <= 51; i++) {
    await many.addLine(`Set ${i}`, { examples: 0, train: false });
  }
  await page.goto(`${many.address}/datasets`);
  await expect(page.getByRole('row')).toHaveCount(51);
  await page.getByRole('button', { name: 'Next page' }).click();
  await expect(page).toHaveURL(/page=2/);
  // The oldest comes last.
  await page.getByRole('link', { name: 'Set 1', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Dataset: Set 1' })).toBeVisible();
  await page.goto(many.address);
  await expect(page).toHaveURL(/\/d\/set-1\//);

  await page.goto(`${many.address}/d/set-1/settings`);
  await page.getByRole('button', { name: 'Delete dataset' }).click();
  await expect(page).toHaveURL(/\/datasets$/);
  await page.goto(`${many.address}/datasets?page=2`);
  await expect(page.getByRole('link', { name: 'Set 2', exact: true })).toBeVisible();

  await page.getByRole('searchbox', { name: 'Search datasets' }).fill('SET 50');
  await expect(page.getByRole('row')).toHaveCount(2);
  await expect(page).toHaveURL(/q=SET(%20|\+)50/);

  // Gone without this browser knowing.
  await page.goto(`${many.address}/d/set-50/predict`);
  await expect(page.getByRole('button', { name: 'Dataset: Set 50' })).toBeVisible();
  await fetch(`${many.address}/api/datasets/set-50`, { method: 'DELETE' });
  await page.goto(many.address);
  await expect(page).toHaveURL(/\/d\/set-2\//);
  await many.dispose();
});

test('a dataset is starred, renamed, duplicated, deleted and brought back, and a sample is loaded', async ({
  page,
}) => {
  const id = await server.addLine('Passing', { examples: 3, train: false });
  await page.goto(`${server.address}/d/line/predict`);
  await page.getByRole('button', { name: 'Dataset: Line' }).click();
  await page.getByRole('menuitem', { name: 'All datasets' }).click();
  await expect(page.getByRole('heading', { name: 'Datasets' })).toBeVisible();
  await expect(page.getByRole('row', { name: /^Star Line/ })).toContainText('Model v2');

  await page.getByRole('button', { name: 'Star Passing' }).click();
  await expect(page.getByRole('row').nth(1)).toContainText('Passing');
  await page.getByRole('link', { name: 'Settings of Passing' }).click();

  await page.getByLabel('Name', { exact: true }).fill('Gone soon');
  await page.getByRole('button', { name: 'Rename' }).click();
  await expect(page.getByRole('button', { name: 'Dataset: Gone soon' })).toBeVisible();
  await page.getByRole('button', { name: 'Duplicate' }).click();
  await expect(page).toHaveURL(/\/d\/gone-soon-copy\/data/);
  await expect(page.getByRole('button', { name: 'Dataset: Gone soon (copy)' })).toBeVisible();

  await page.goto(`${server.address}/d/${id}/settings`);
  await page.getByRole('button', { name: 'Delete dataset' }).click();
  await expect(page).toHaveURL(/\/datasets$/);
  await expect(page.getByRole('link', { name: 'Gone soon', exact: true })).toHaveCount(0);
  expect((await fetch(`${server.address}/api/datasets/${id}`)).status).toBe(404);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page).toHaveURL(new RegExp(`/d/${id}/data`));

  await page.goto(`${server.address}/d/${id}/settings`);
  await page.getByRole('button', { name: 'Delete dataset' }).click();
  await page.getByRole('link', { name: 'Trash (1)' }).click();
  await page.getByRole('button', { name: 'Delete Gone soon permanently' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete now' }).click();
  await expect(page.getByText('The trash is empty.')).toBeVisible();

  await fetch(`${server.address}/api/datasets/gone-soon-copy`, { method: 'DELETE' });
  await page.goto(`${server.address}/datasets`);
  await page.getByRole('button', { name: /Penguins/ }).click();
  await expect(page).toHaveURL(/\/d\/penguins\/predict/);
});
