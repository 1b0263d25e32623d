import { expect, Page, test } from '@playwright/test';
import { Server } from '../server.js';

let server: Server;

test.beforeEach(async () => {
  server = new Server();
  await server.start();
  await server.addLine();
});

test.afterEach(() => server.dispose());

async function signIn(page: Page, key: string): Promise<void> {
  await page.getByLabel('Key').fill(key);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

test('from the first key on, nobody gets in without one', async ({ page, browser }) => {
  const refusedByPolicy: string[] = [];
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) {
      refusedByPolicy.push(message.text());
    }
  });
  await page.goto(`${server.address}/datasets`);
  await page.getByRole('link', { name: 'Access' }).click();
  await expect(page.getByText('No access keys yet')).toBeVisible();
  await page.getByRole('button', { name: 'Create key' }).click();
  await expect(page.getByRole('alert').filter({ hasText: /name/i })).toBeVisible();

  await page.getByLabel('Name').fill('Ada');
  await page.getByRole('button', { name: 'Create key' }).click();
  await expect(page.getByText('Signed in as Ada')).toBeVisible();
  const admin = await page.getByLabel('Key', { exact: true }).inputValue();
  expect(admin).toMatch(/^rgr_/);

  // This browser goes on, writes included.
  await page.getByLabel('Name').fill('Reader');
  await page.getByLabel('Role').selectOption('predict');
  await page.getByRole('button', { name: 'Create key' }).click();
  await expect(page.getByRole('row', { name: /Reader/ })).toBeVisible();
  const reader = await page.getByLabel('Key', { exact: true }).inputValue();
  expect(reader).not.toBe(admin);
  // Without a reload.
  await expect(
    page.getByRole('region', { name: 'Activity' }).getByRole('row', { name: /key:\w+ Ada Key created/ }),
  ).toBeVisible();

  expect(refusedByPolicy).toEqual([]);

  // Another one does not, until it has a key.
  const other = await (await browser.newContext()).newPage();
  await other.goto(`${server.address}/d/line/predict`);
  await expect(other.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await signIn(other, 'rgr_guess');
  await expect(other.getByRole('alert').filter({ hasText: 'Invalid or revoked key.' })).toBeVisible();
  await signIn(other, reader);
  await expect(other.getByLabel('length', { exact: true })).toBeVisible();
  await expect(other).toHaveURL(/\/d\/line\/predict/);

  // It reads and does not write, and is out when its key is revoked.
  await other.goto(`${server.address}/access`);
  await expect(other.getByText('Keys and activity are visible to admins only.')).toBeVisible();
  await other.goto(`${server.address}/d/line/model/versions`);
  await expect(other.getByRole('heading', { name: 'Versions' })).toBeVisible();
  await page.getByRole('button', { name: 'Revoke Reader' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke Reader' }).click();
  await expect(page.getByRole('row', { name: /Reader.*Revoked/ })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Revoke Ada' })).toBeFocused();
  await expect(page.getByRole('row', { name: /Ada Key revoked/ })).toBeVisible();
  await other.reload();
  await expect(other.getByRole('heading', { name: 'Sign in' })).toBeVisible();
});

test('the last admin’s key stays, and who signs out is out', async ({ page }) => {
  await page.goto(`${server.address}/access`);
  await page.getByLabel('Name').fill('Ada');
  await page.getByRole('button', { name: 'Create key' }).click();
  await page.getByRole('button', { name: 'Revoke Ada' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke Ada' }).click();
  await expect(page.getByText('This is the last admin key.')).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  // The page loads itself anew; only then is it free to go elsewhere.
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await page.goto(`${server.address}/datasets`);
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
});
