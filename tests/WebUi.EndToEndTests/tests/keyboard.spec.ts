import { expect, Page, test } from '@playwright/test';
import { Server } from '../server.js';

let server: Server;

test.beforeAll(async () => {
  server = new Server();
  await server.start();
});

test.afterAll(() => server.dispose());

/** Tab by tab, as somebody without a mouse gets there. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let step = 0; step < 200; step++) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const element = document.activeElement as HTMLInputElement | null;
      const labels = [...(element?.labels ?? [])].map((label) => label.textContent.trim());
      return [element?.getAttribute('aria-label'), ...labels, element?.textContent.trim()].find((text) => text) ?? '';
    });
    if (name.test(focused)) {
      return;
    }
  }
  throw new Error(`Nothing called ${String(name)} takes the focus.`);
}

test('a reader is led to the content of another page, and left alone on the same one', async ({ page }) => {
  await server.addLine();
  await page.goto(`${server.address}/d/line/model`);
  await expect(page.getByRole('link', { name: 'Version 1', exact: true }).first()).toBeVisible();
  await expect(page.locator('body')).toBeFocused();
  await page.getByLabel('Select version 1 to compare').press('Space');
  await expect(page).toHaveURL(/compare=1/);
  await expect(page.getByLabel('Select version 1 to compare')).toBeFocused();

  await page.getByRole('link', { name: 'Data' }).press('Enter');
  await expect(page).toHaveURL(/\/data/);
  await expect(page.getByRole('main')).toBeFocused();
  // A page that begins in a field of its own still does.
  await page.getByRole('link', { name: 'Add', exact: true }).press('Enter');
  await expect(page.getByRole('textbox', { name: 'length' })).toBeFocused();
  await page.goBack();
  await expect(page.getByRole('main')).toBeFocused();
  await fetch(`${server.address}/api/datasets/line`, { method: 'DELETE' });
});

test('from nothing to a prediction by keyboard alone', async ({ page }) => {
  await page.goto(server.address);
  await expect(page.getByRole('heading').first()).toBeVisible();

  await test.step('create a dataset', async () => {
    if (!page.url().endsWith('/datasets/new')) {
      await tabTo(page, /Start with an empty table/);
      await page.keyboard.press('Enter');
    }
    await expect(page.getByRole('heading', { name: 'New dataset' })).toBeVisible();
    await tabTo(page, /^Name$/);
    await page.keyboard.type('Springs');
    await tabTo(page, /^Column 1/);
    await page.keyboard.type('load');
    await tabTo(page, /^Target name/);
    await page.keyboard.type('stretch');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/d\/springs\//);
  });

  await test.step('add examples', async () => {
    if (!page.url().endsWith('/add')) {
      await tabTo(page, /^Add/);
      await page.keyboard.press('Enter');
    }
    const load = page.getByRole('textbox', { name: 'load' });
    await expect(load).toBeFocused();
    for (let i = 1; i <= 20; i++) {
      await page.keyboard.type(String(i));
      await page.keyboard.press('Tab');
      await page.keyboard.type(String(i * 3 + 1));
      await page.keyboard.press('Enter');
      await expect(load).toHaveValue('');
      await expect(load).toBeFocused();
    }
  });

  await test.step('train', async () => {
    await tabTo(page, /^Data(?!set)/);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Data' })).toBeVisible();
    await tabTo(page, /^Train$/);
    await page.keyboard.press('Enter');
    await expect(page.getByText(/^Typically off by ±/)).toBeVisible({ timeout: 120_000 });
  });

  await test.step('predict', async () => {
    await tabTo(page, /^Predict$/);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/predict/);
    await tabTo(page, /^load$/);
    await page.keyboard.press('Control+a');
    await page.keyboard.type('7');
    await expect(page).toHaveURL(/x\.load=7/);
    await expect(page.getByRole('region', { name: 'Prediction', exact: true })).toContainText(
      /times out of 10 between \d/,
    );
  });
});
