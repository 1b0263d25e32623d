import { expect, test } from '@playwright/test';
import { MutableToken, OAuth2Server } from 'oauth2-mock-server';
import { Server } from '../server.js';

let provider: OAuth2Server;
let server: Server;
let roles: string[];

test.beforeEach(async () => {
  provider = new OAuth2Server();
  await provider.issuer.keys.generate('RS256');
  // Another site than the server's, as providers are: its cookies are not sent there.
  await provider.start(0, 'localhost');
  provider.service.on('beforeTokenSigning', (token: MutableToken) => {
    Object.assign(token.payload, { name: 'Jane', roles });
  });
  server = new Server(false, {
    'Security:Oidc:Authority': provider.issuer.url ?? '',
    'Security:Oidc:ClientId': 'regressor',
    'Security:Oidc:Name': 'Acme',
  });
  await server.start();
});

test.afterEach(async () => {
  await server.dispose();
  if (provider.listening) {
    await provider.stop();
  }
});

test('a person signs in by a provider, comes back to the page, and writes', async ({ page }) => {
  roles = ['regressor-admin'];
  const address = `${server.address}/datasets?size=25`;
  await page.goto(address);
  await page.getByRole('link', { name: 'Sign in with Acme' }).click();
  await expect(page.getByRole('heading', { name: 'Datasets' })).toBeVisible();
  await expect(page).toHaveURL(address);

  await page.getByRole('link', { name: 'Access' }).click();
  await expect(page.getByText('Signed in as Jane')).toBeVisible();
  await page.getByLabel('Name').fill('Script');
  await page.getByRole('button', { name: 'Create key' }).click();
  await expect(page.getByRole('row', { name: /Script/ }).first()).toBeVisible();
  await page.reload();
  const log = page.getByRole('region', { name: 'Activity' });
  await expect(log.getByRole('row', { name: /Jane Key created/ })).toBeVisible();
  await expect(log.getByRole('row', { name: /Jane Signed in with the provider/ })).toBeVisible();

  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
});

test('who has no role is told so', async ({ page }) => {
  roles = ['janitor'];
  await page.goto(`${server.address}/access`);
  await page.getByRole('link', { name: 'Sign in with Acme' }).click();
  await expect(page.getByText('Signed in as Jane (no permissions)')).toBeVisible();
});

test('a provider that cannot be reached is told of, and a key still lets in', async ({ page }) => {
  await provider.stop();
  await page.goto(`${server.address}/datasets`);
  await page.getByRole('link', { name: 'Sign in with Acme' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Signing in with Acme failed.' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Sign in with Acme' })).toBeVisible();
  await expect(page.getByLabel('Key')).toBeFocused();
});
