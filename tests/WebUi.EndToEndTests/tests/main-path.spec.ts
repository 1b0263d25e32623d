import { expect, test } from '@playwright/test';
import { Server } from '../server.js';

let server: Server;

test.beforeAll(async () => {
  server = new Server(true);
  await server.start();
});

test.afterAll(() => server.dispose());

test('from the sample to a model of one’s own that outlives the server', async ({ page }) => {
  const answer = page.getByRole('region', { name: 'Prediction', exact: true });

  await test.step('the sample trains by itself and answers', async () => {
    await page.goto(server.address);
    await expect(page).toHaveURL(/\/d\/sacramento-house-sales\/predict/);
    await expect(answer).toContainText(/US\$\d/, { timeout: 150_000 });
    await expect(answer).toContainText('Model v1');
  });

  await test.step('create a dataset', async () => {
    await page.getByRole('button', { name: /^Dataset: Sacramento/ }).click();
    await page.getByRole('menuitem', { name: 'New dataset' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Springs');
    await page.getByRole('textbox', { name: 'Column 1' }).fill('load');
    await page.getByLabel('Target name').fill('stretch');
    await page.getByRole('button', { name: 'Create dataset' }).click();
    await expect(page).toHaveURL(/\/d\/springs\//);
  });

  await test.step('add examples by keyboard alone', async () => {
    await page.goto(`${server.address}/d/springs/data/add`);
    const load = page.getByRole('textbox', { name: 'load' });
    await load.focus();
    for (let i = 1; i <= 30; i++) {
      await page.keyboard.type(String(i / 2));
      await page.keyboard.press('Tab');
      await page.keyboard.type(String(i * 1.5 + 4));
      await page.keyboard.press('Enter');
      await expect(load).toHaveValue('');
      await expect(load).toBeFocused();
    }
  });

  await test.step('see them, and train', async () => {
    await page.getByRole('link', { name: 'Data' }).click();
    await expect(page.locator('tbody tr')).toHaveCount(30);
    await page.getByRole('button', { name: 'Train', exact: true }).click();
    await expect(page).toHaveURL(/\/d\/springs\/model$/);
    await expect(page.getByText(/^Typically off by ±/)).toBeVisible({ timeout: 120_000 });
    await expect(page.getByText(/^Average error on \d+ test rows$/)).toBeVisible();
  });

  const question = `${server.address}/d/springs/predict?x.load=7`;
  let before = '';
  await test.step('predict', async () => {
    await page.goto(question);
    await expect(page.getByLabel('load', { exact: true })).toHaveValue('7');
    // The version stands there before the figures come: only they are the answer.
    await expect(answer).toContainText(/times out of 10 between \d[^]* in 20/);
    before = await answer.innerText();
  });

  await test.step('predict the same after the server was killed and started again', async () => {
    await server.kill();
    await server.start();
    await page.goto(question);
    await expect.poll(() => answer.innerText()).toBe(before);
    const { total } = await server.get('/api/datasets/springs/training-runs');
    expect(total).toBe(1);
  });
});
