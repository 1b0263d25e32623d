import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

// An installed browser where there is one; otherwise Playwright's own.
const installed = [process.env['CHROME_PATH'], '/usr/bin/chromium'].find((path) => path && existsSync(path));

// Pictures and measurements are made on request: npm run screenshots, npm run measure.
const onRequest = process.env['ON_REQUEST'] === '1';

export default defineConfig({
  testDir: 'tests',
  testIgnore: onRequest ? [] : ['**/screenshots.spec.ts', '**/measure.spec.ts'],
  // Every test has a server of its own that trains on a core: side by side they would only wait for one another.
  workers: 1,
  timeout: 180_000,
  expect: { timeout: 40_000 },
  // A test that passes only when repeated is named at the end.
  retries: 1,
  reporter: [['list'], ['./reporter.ts']],
  forbidOnly: true,
  use: {
    locale: 'en-US',
    // Movements are painted without a GPU here, on the cores that the servers need.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      ...(installed ? { executablePath: installed } : {}),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
