import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { Server } from '../server.js';

const server = new Server();

test.beforeAll(() => server.start());
test.afterAll(() => server.dispose());

test('a table is split as its rows suggest, and its figures say so until it is undone', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 720 });
  await page.goto(`${server.address}/datasets/new`);
  const buffer = Buffer.from(Server.hens().join('\n'));
  await page.getByLabel(/Choose a file/).setInputFiles({ name: 'hens.csv', mimeType: 'text/csv', buffer });
  const question = page.getByRole('group', { name: 'How good is it for …' });
  const suggestion = page.getByRole('group', { name: 'A new hen is harder to predict' });

  await test.step('see both figures', async () => {
    await page.getByLabel('Target: the column to predict').selectOption('weight');
    await page.getByRole('button', { name: 'Suggestion: split by hen' }).click();
    await expect(suggestion).toBeFocused();
    await expect(suggestion.getByRole('definition')).toHaveText(['99.7%', '22%']);
    await expect(question.getByRole('radio', { name: 'another row like these' })).toBeChecked();
    await expect(question.getByLabel('Column of the groups')).toHaveValue('hen');
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
  });

  await test.step('accept, go back, and accept again', async () => {
    await suggestion.getByRole('button', { name: 'Split by hen' }).press('Enter');
    await expect(question.getByRole('radio', { name: 'a new hen' })).toBeFocused();
    await suggestion.getByRole('button', { name: 'Back to by row' }).press('Enter');
    await expect(question.getByRole('radio', { name: 'another row like these' })).toBeChecked();
    await suggestion.getByRole('button', { name: 'Split by hen' }).press('Enter');
    await expect(page.getByText('Tested on values of hen that no row was learned from.')).toBeVisible();
    await page.getByRole('button', { name: 'Create only' }).click();
    await expect(page).toHaveURL(/\/d\/hens\/data/);
    expect((await server.get('/api/datasets/hens'))['split']).toEqual({ by: 'group', column: 'hen' });
  });

  await test.step('see it beside the figures and the answer', async () => {
    await server.train('hens', { learners: ['linear'] });
    await page.goto(`${server.address}/d/hens/model`);
    await expect(page.locator('app-report').getByText('by hen', { exact: true })).toBeVisible();
    await expect(page.getByText(/Values of hen: \d+ learned from · \d+ tested\./)).toBeVisible();
    for (const list of ['app-model-list', 'app-run-list']) {
      await expect(page.locator(list).getByText('by hen', { exact: true })).toBeVisible();
    }
    await page.goto(`${server.address}/d/hens/predict`);
    await expect(page.locator('app-answer-line').getByText('For a new hen.')).toBeVisible();
    await page.setViewportSize({ width: 1280, height: 800 });
    await expect(page.locator('app-prediction-result').getByText('For a new hen.')).toBeVisible();
  });

  await test.step('change it in the settings, and take that back', async () => {
    await page.goto(`${server.address}/d/hens/settings`);
    await question.getByRole('radio', { name: 'another row like these' }).check();
    await page.getByRole('button', { name: 'Change', exact: true }).click();
    await expect(page.getByText('Split by row. The next training uses it.')).toBeVisible();
    await expect(suggestion).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(question.getByRole('radio', { name: 'a new hen' })).toBeChecked();
  });
});
