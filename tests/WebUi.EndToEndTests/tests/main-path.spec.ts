import { expect, test } from '@playwright/test';
import { Server } from '../server.js';

let server: Server;

test.beforeAll(async () => {
  server = new Server(true);
  await server.start();
});

test.afterAll(() => server.dispose());

test('the sample trains by itself, and its model outlives the server', async ({ page }) => {
  const answer = page.getByRole('region', { name: 'Prediction', exact: true });
  let before = '';

  await test.step('the sample trains by itself and answers', async () => {
    await page.goto(server.address);
    await expect(page).toHaveURL(/\/d\/sacramento-house-sales\/predict/);
    await expect(answer).toContainText(/US\$\d/, { timeout: 150_000 });
    await expect(answer).toContainText('Model v1');
    // The version stands there before the figures come: only they are the answer.
    await expect(answer).toContainText(/times out of 10 between US\$\d[^]* in 20/);
    before = await answer.innerText();
  });

  await test.step('it leads on to a dataset of one’s own', async () => {
    await page.getByRole('button', { name: /^Dataset: Sacramento/ }).click();
    await page.getByRole('menuitem', { name: 'New dataset' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Springs');
    await page.getByRole('textbox', { name: 'Column 1' }).fill('load');
    await page.getByLabel('Target name').fill('stretch');
    await page.getByRole('button', { name: 'Create dataset' }).click();
    await expect(page).toHaveURL(/\/d\/springs\//);
  });

  await test.step('it answers the same after the server was killed and started again', async () => {
    await server.kill();
    await server.start();
    await page.goto(`${server.address}/d/sacramento-house-sales/predict`);
    await expect.poll(() => answer.innerText()).toBe(before);
    const { total } = await server.get('/api/datasets/sacramento-house-sales/training-runs');
    expect(total).toBe(1);
  });
});
