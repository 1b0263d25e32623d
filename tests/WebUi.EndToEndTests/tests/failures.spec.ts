import { expect, test } from '@playwright/test';
import { Server } from '../server.js';

let server: Server;

test.beforeAll(async () => {
  server = new Server();
  await server.start();
  await server.addLine();
});

test.afterAll(() => server.dispose());

test('a name that is taken is said at the field', async ({ page }) => {
  await page.goto(`${server.address}/datasets/new`);
  await page.getByLabel('Name', { exact: true }).fill('line');
  await page.getByRole('textbox', { name: 'Column 1' }).fill('a');
  await page.getByLabel('Target name').fill('b');
  await page.getByRole('button', { name: 'Create dataset' }).click();
  await expect(page.getByText('This name is already used.')).toBeVisible();
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('line');
});

test('a text for a number is said at the field and nothing is stored', async ({ page }) => {
  await page.goto(`${server.address}/d/line/data/add`);
  await page.getByRole('textbox', { name: 'length' }).fill('long');
  await page.getByRole('textbox', { name: 'weight' }).fill('2');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Enter a number, e.g. 1234.5')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'length' })).toHaveValue('long');
  expect((await server.get('/api/datasets/line/examples'))['total']).toBe(40);
});

test('a link reproduces the question, and so does a reload', async ({ page }) => {
  await page.goto(`${server.address}/d/line/predict?x.length=2.5&confidence=0.8`);
  const answer = page.getByRole('region', { name: 'Prediction', exact: true });
  await expect(answer).toContainText(/8 times out of 10 between/);
  await expect(answer).toContainText(/over 19 in 20|\d+ in 20/);
  await expect(page.getByRole('radio', { name: '80%' })).toBeChecked();
  const before = await answer.innerText();
  await page.reload();
  await expect(page.getByLabel('length', { exact: true })).toHaveValue('2.5');
  await expect.poll(() => answer.innerText()).toBe(before);
});

test('a dataset that is not there is said in words', async ({ page }) => {
  await page.goto(`${server.address}/d/nowhere/predict`);
  await expect(page.getByText('Dataset not found')).toBeVisible();
  await page.getByRole('link', { name: 'All datasets' }).click();
  await expect(page).toHaveURL(/\/d\/line\/predict/);
});

test('a page whose code does not come says so, and comes when it is tried again', async ({ page }) => {
  await page.goto(`${server.address}/d/line/predict`);
  await expect(page.getByRole('region', { name: 'Prediction', exact: true })).toBeVisible();
  await page.route(/\/chunk-.*\.js/, (route) => route.abort());
  await page.getByRole('navigation').getByRole('link', { name: 'Model' }).click();
  const alert = page.getByRole('alert').filter({ hasText: 'A part of this page could not be loaded.' });
  await expect(alert).toBeVisible();
  await page.unroute(/\/chunk-.*\.js/);
  await alert.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /Version \d/ })).toBeVisible();
  await expect(page).toHaveURL(/\/d\/line\/model$/);
  await expect(alert).toBeHidden();
});

test('a training that fails says why, and the history keeps it', async ({ page }) => {
  const same = await server.addLine('Same', { examples: 0, train: false });
  for (let x = 0; x < 12; x++) {
    await server.post(`/api/datasets/${same}/examples`, { x, y: 7 });
  }
  await page.goto(`${server.address}/d/${same}/data`);
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(page.getByText(/The target is 7 in every training row/).first()).toBeVisible();
  await page.goto(`${server.address}/d/${same}/model/history`);
  await expect(page.getByText('Failed', { exact: true })).toBeVisible();
});

test('a running training survives a reload and can be stopped', async ({ page }) => {
  await server.post('/api/datasets/line/training-runs', { epochs: 10_000, members: 32, learningRate: 1e-6 });
  await page.goto(`${server.address}/d/line/model`);
  await expect(page.getByText(/\d+% · .+ · about .+ left/)).toBeVisible();
  await page.reload();
  await expect(page.getByText(/\d+% · .+ · about .+ left/)).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText(/Training cancelled/)).toBeVisible();
});

test('a running training can be finished early, and its best model answers', async ({ page }) => {
  const run = await server.post('/api/datasets/line/training-runs', {
    epochs: 10_000,
    members: 32,
    learningRate: 1e-6,
    activate: 'always',
  });
  await page.goto(`${server.address}/d/line/model/runs/${String(run['id'])}`);
  await page.getByRole('button', { name: 'Finish now (keep best)' }).click();
  await expect(page.getByText(/Finished on request/)).toBeVisible();
  await page.getByRole('link', { name: 'Predict', exact: true }).last().click();
  await expect(page).toHaveURL(/\/d\/line\/predict/);
});

test('a training goes on in the page after the server was killed and started again', async ({ page }) => {
  const run = await server.post('/api/datasets/line/training-runs', {
    epochs: 10_000,
    members: 32,
    learningRate: 1e-6,
  });
  await page.goto(`${server.address}/d/line/model/runs/${String(run['id'])}`);
  await page.getByText('Details', { exact: true }).click();
  await expect(page.getByText(/Epoch [\d,]+ of at most 10,000/)).toBeVisible();
  await server.kill();
  await expect(page.getByText('Can’t reach the server.')).toBeVisible();
  await server.start();
  await expect(page.getByText('Can’t reach the server.')).toBeHidden();
  const epoch = async () => {
    const shown = await page.locator('app-training-details').innerText();
    return Number(/Epoch ([\d,]+)/.exec(shown)?.[1]?.replaceAll(',', ''));
  };
  await expect.poll(epoch, { timeout: 60_000 }).toBeGreaterThan(0);
  const before = await epoch();
  await expect.poll(epoch).toBeGreaterThan(before);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText(/Training cancelled/)).toBeVisible();
});

test('an unreachable server is said until it is back, and what was typed stays', async ({ page }) => {
  await page.goto(`${server.address}/d/line/data/add`);
  await page.getByRole('textbox', { name: 'length' }).fill('9.9');
  await page.getByRole('textbox', { name: 'weight' }).fill('20.8');
  await server.kill();
  await page.keyboard.press('Enter');
  const bar = page.getByRole('status').filter({ hasText: 'Can’t reach the server.' });
  await expect(bar).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'length' })).toHaveValue('9.9');
  await server.start();
  await expect(bar).toBeHidden();
  await page.getByRole('textbox', { name: 'weight' }).press('Enter');
  await expect(page.getByRole('textbox', { name: 'length' })).toHaveValue('');
  expect((await server.get('/api/datasets/line/examples'))['total']).toBe(41);
});

test('a value unlike all others is stored only where it is meant, by keyboard alone', async ({ page }) => {
  const total = async () => (await server.get('/api/datasets/line/examples'))['total'];
  const before = Number(await total());
  await page.goto(`${server.address}/d/line/data/add`);
  const length = page.getByRole('textbox', { name: 'length' });
  await expect(length).toBeFocused();
  const question = page.getByRole('dialog', { name: 'Save unusual values?' });
  const add = async (text: string) => {
    await page.keyboard.type(text);
    await page.keyboard.press('Tab');
    await page.keyboard.type('4');
    await page.keyboard.press('Enter');
  };

  await add('500');
  await expect(question).toContainText(/length: 500\sm is far from your data \(0 to [\d.]+\)\./);
  await expect(question.getByRole('button', { name: 'Correct' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(length).toBeFocused();
  await expect(length).toHaveAccessibleDescription(/is far from/);
  expect(await total()).toBe(before);

  await page.keyboard.press('Control+a');
  await page.keyboard.type('600');
  await page.keyboard.press('Enter');
  await expect(question.getByRole('button', { name: 'Correct' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(length).toHaveValue('');
  await expect(length).toBeFocused();
  expect(await total()).toBe(before + 1);
});
