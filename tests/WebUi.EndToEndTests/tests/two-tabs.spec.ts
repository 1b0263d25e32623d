import { expect, test } from '@playwright/test';
import { Server } from '../server.js';

let server: Server;

test.beforeAll(async () => {
  server = new Server();
  await server.start();
  await server.addLine();
});

test.afterAll(() => server.dispose());

test('a training started in one tab is seen and stopped in another, curve and all', async ({ context }) => {
  const [one, other] = [await context.newPage(), await context.newPage()];
  await server.post('/api/datasets/line/training-runs', { epochs: 10_000, members: 32, learningRate: 1e-6 });
  await one.goto(`${server.address}/d/line/model/history`);
  await one
    .getByRole('link', { name: /2026|20\d\d/ })
    .first()
    .click();
  await one.getByText('Details', { exact: true }).click();
  await expect(one.getByText(/Epoch [\d,]+ of at most 10,000/)).toBeVisible();
  await expect(one.getByText(/fitted after epoch \d+/)).toBeVisible();

  await other.goto(`${server.address}/d/line/predict`);
  await expect(other.getByRole('link', { name: /Training \d+%/ })).toBeVisible();
  await other.getByRole('link', { name: /Training \d+%/ }).click();
  await other.getByRole('button', { name: 'Cancel' }).click();
  await expect(one.getByText(/Training cancelled/)).toBeVisible();
  await expect(other.getByText(/Training cancelled/)).toBeVisible();
});

test('what is added in one tab is there in the other when it is looked at again', async ({ context }) => {
  const [one, other] = [await context.newPage(), await context.newPage()];
  await other.goto(`${server.address}/d/line/data`);
  await expect(other.getByRole('status').filter({ hasText: /^\s*40 rows\s*$/ })).toBeVisible();
  await one.goto(`${server.address}/d/line/data/add`);
  await one.getByRole('textbox', { name: 'length' }).fill('7.7');
  await one.getByRole('textbox', { name: 'weight' }).fill('16.4');
  await one.keyboard.press('Enter');
  await expect(one.getByRole('textbox', { name: 'length' })).toHaveValue('');
  // The field is empty before the row is stored.
  await expect.poll(async () => (await server.get('/api/datasets/line'))['exampleCount']).toBe(41);
  await other.getByRole('navigation').getByRole('link', { name: 'Predict' }).click();
  // A click before that page has come would stay on this one.
  await expect(other.getByRole('region', { name: 'Prediction', exact: true })).toBeVisible();
  await other.getByRole('link', { name: 'Data' }).click();
  await expect(other.getByRole('cell', { name: '7.7', exact: true })).toBeVisible();
});

test('a dataset that another tab deleted is said', async ({ context }) => {
  const page = await context.newPage();
  await server.addLine('Short', { examples: 20 });
  await page.goto(`${server.address}/d/short/predict?x.length=1`);
  await expect(page.getByRole('region', { name: 'Prediction', exact: true })).toContainText('kg');
  await fetch(`${server.address}/api/datasets/short`, { method: 'DELETE' });
  await page.getByRole('textbox', { name: 'length' }).fill('1.5');
  await expect(page.getByText(/in the trash/).first()).toBeVisible();
});
