import { expect, test } from '@playwright/test';
import { Server } from '../server.js';

const server = new Server();

test.beforeAll(() => server.start());
test.afterAll(() => server.dispose());

/** Thirty hens with a weight of their own, ten rows each. */
const HENS = Array.from({ length: 300 }, (_, row) => {
  const hen = Math.floor(row / 10);
  return `hen ${hen},${row % 10},${(100 + ((hen * 37) % 50) + 3 * (row % 10) + Math.sin(7 * row)).toFixed(2)}`;
});

test('a table is split by group, and its figures say so until it is undone', async ({ page }) => {
  await page.goto(`${server.address}/datasets/new`);
  const buffer = Buffer.from(['hen,day,weight', ...HENS].join('\n'));
  await page.getByLabel(/Choose a file/).setInputFiles({ name: 'hens.csv', mimeType: 'text/csv', buffer });
  const question = page.getByRole('group', { name: 'How good is it for …' });

  await test.step('choose the question', async () => {
    await expect(question.getByRole('radio', { name: 'another row like these' })).toBeChecked();
    await question.getByRole('radio', { name: /^a new/ }).check();
    await question.getByLabel('Column of the groups').selectOption('hen');
    await expect(question.getByText('Tested on values of hen that no row was learned from.')).toBeVisible();
    await page.getByRole('button', { name: 'Create only' }).click();
    await expect(page).toHaveURL(/\/d\/hens\/data/);
    expect((await server.get('/api/datasets/hens'))['split']).toEqual({ by: 'group', column: 'hen' });
  });

  await test.step('see it beside the figures and the answer', async () => {
    await server.train('hens', { learners: ['linear'] });
    await page.goto(`${server.address}/d/hens/model`);
    await expect(page.locator('app-report').getByText('by hen', { exact: true })).toBeVisible();
    await expect(page.getByText(/Values of hen: \d+ learned from · \d+ tested\./)).toBeVisible();
    await expect(page.locator('app-model-list').getByText('by hen', { exact: true })).toBeVisible();
    await page.goto(`${server.address}/d/hens/predict`);
    await expect(page.getByText('For a new hen.')).toBeVisible();
  });

  await test.step('change it in the settings, and take that back', async () => {
    await page.goto(`${server.address}/d/hens/settings`);
    await question.getByRole('radio', { name: 'another row like these' }).check();
    await page.getByRole('button', { name: 'Change', exact: true }).click();
    await expect(page.getByText('Split by row. The next training uses it.')).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(question.getByRole('radio', { name: 'a new hen' })).toBeChecked();
  });
});
