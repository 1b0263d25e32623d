import { expect, test } from '@playwright/test';
import { Server } from '../server.js';

const server = new Server();

test.beforeAll(() => server.start());
test.afterAll(() => server.dispose());

test('a kept column is declared, filled in, listed, filtered and corrected', async ({ page }) => {
  const rows = page.getByRole('region', { name: 'Rows', exact: true }).locator('tbody tr');

  await test.step('declare it with a new dataset', async () => {
    await page.goto(`${server.address}/datasets/new`);
    await page.getByLabel('Name', { exact: true }).fill('Repairs');
    await page.getByRole('textbox', { name: 'Column 1' }).fill('hours');
    await page.getByRole('button', { name: 'Add column' }).click();
    await page.getByRole('textbox', { name: 'Column 2' }).fill('Invoice');
    await page.locator('#column-role-1').selectOption('Kept');
    await expect(page.locator('#column-kind-1')).toHaveValue('text');
    await page.getByLabel('Target name').fill('cost');
    await page.getByRole('button', { name: 'Create dataset' }).click();
    await expect(page).toHaveURL(/\/d\/repairs\/data\/add$/);
  });

  await test.step('fill it in, or leave it empty', async () => {
    const hours = page.getByRole('textbox', { name: 'hours' });
    for (const [given, cost, invoice] of [
      ['2', '90', 'INV-2'],
      ['3', '130', 'INV-1'],
      ['4', '170', ''],
    ] as const) {
      await hours.fill(given);
      await page.getByRole('textbox', { name: 'cost' }).fill(cost);
      await page.getByRole('textbox', { name: 'Invoice' }).fill(invoice);
      await page.keyboard.press('Enter');
      await expect(hours).toHaveValue('');
    }
    await expect(page.getByRole('cell', { name: 'INV-1', exact: true })).toBeVisible();
  });

  await test.step('sort and filter by it', async () => {
    await page.getByRole('link', { name: /^Data/ }).click();
    await page.getByRole('button', { name: 'Invoice Kept' }).click();
    await expect(rows).toHaveText([/4.*empty.*170/s, /3.*INV-1.*130/s, /2.*INV-2.*90/s]);
    await page.getByRole('button', { name: 'Add filter', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Invoice' }).click();
    await page.getByLabel('Contains').fill('inv');
    await page.getByRole('button', { name: 'Apply' }).click();
    await expect(page.getByText('2 of 3 rows')).toBeVisible();
  });

  await test.step('correct it in its cell', async () => {
    await rows.first().getByRole('cell', { name: 'INV-1', exact: true }).dblclick();
    await expect(page.getByRole('textbox', { name: 'Invoice', exact: true })).toBeFocused();
    await page.getByRole('textbox', { name: 'Invoice', exact: true }).fill('INV-7');
    await page.keyboard.press('Enter');
    await expect(rows.last()).toContainText('INV-7');
  });

  await test.step('see it among the facts of the dataset', async () => {
    await page.goto(`${server.address}/datasets`);
    await expect(page.getByText('cost from hours')).toBeVisible();
  });
});
