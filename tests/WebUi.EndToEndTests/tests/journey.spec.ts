import { expect, Page, test } from '@playwright/test';
import { Server } from '../server.js';

let server: Server;

test.beforeEach(async () => {
  server = new Server();
  await server.start();
});

test.afterEach(() => server.dispose());

/** What a stranger brings: two of its rows have a problem. */
function sales(): string {
  const rows = Array.from({ length: 120 }, (_, i) => {
    const temperature = (i * 37) % 40;
    return `${['Mon', 'Tue', 'Sat'][i % 3] ?? ''},${temperature},${400 + 9 * temperature + (i % 3) * 40 + ((i * 13) % 11)}`;
  });
  rows[7] = 'Mon,12,n/a';
  rows[90] = 'Tue,13';
  return ['day,temperature,sales', ...rows].join('\n');
}

const nextStep = (page: Page) => page.getByRole('region', { name: 'Next step' });

test('three clicks lead from an empty home to an answer', async ({ page }) => {
  await page.goto(server.address);
  await expect(page.getByRole('heading', { name: 'Predict a column of your spreadsheet' })).toBeVisible();

  const chooser = page.waitForEvent('filechooser');
  await page.getByText('Choose a file').click();
  await (await chooser).setFiles({ name: 'sales.csv', mimeType: 'text/csv', buffer: Buffer.from(sales()) });
  await expect(page.getByText('118 rows will be imported, 2 skipped')).toBeVisible();

  await page.getByRole('button', { name: 'Create and train' }).click();
  await expect(page).toHaveURL(/\/d\/sales\/model$/);

  await page.getByRole('main').getByRole('link', { name: 'Predict' }).first().click({ timeout: 120_000 });
  await expect(page.getByRole('region', { name: 'Prediction', exact: true })).toContainText(/times out of 10/);
});

test('a table is dropped or pasted anywhere on the first page', async ({ page }) => {
  await page.goto(server.address);
  await expect(page.getByText('press Ctrl+V')).toBeVisible();
  await page.waitForLoadState('networkidle');
  await page.evaluate((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'dropped.csv', { type: 'text/csv' }));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
  }, sales());
  await expect(page.getByLabel('Dataset name')).toHaveValue('Dropped');

  await page.goto(server.address);
  await expect(page.getByText('press Ctrl+V')).toBeVisible();
  await page.waitForLoadState('networkidle');
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, sales());
  await expect(page.getByText('118 rows will be imported, 2 skipped')).toBeVisible();
});

test('every state of a dataset says what to do next', async ({ page }) => {
  await test.step('an empty server', async () => {
    await page.goto(server.address);
    await expect(page.getByText('Choose a file')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Start with an empty table' })).toBeVisible();
  });

  await test.step('an empty dataset', async () => {
    await server.addLine('Line', { examples: 0, train: false });
    await page.goto(`${server.address}/d/line/data`);
    await expect(nextStep(page)).toContainText('No rows yet. Add at least 12, then train.');
    await expect(nextStep(page).getByRole('link', { name: 'Add rows' })).toBeVisible();
    await page.goto(`${server.address}/d/line/predict`);
    await expect(page.getByRole('main')).toContainText('No rows yet');
    await page.goto(`${server.address}/d/line/model`);
    await expect(page.getByRole('main')).toContainText('No rows yet');
  });

  await test.step('six rows', async () => {
    await server.addRows('line', 6);
    await page.goto(`${server.address}/d/line/data`);
    await expect(nextStep(page)).toContainText('6 of 12 rows needed – 30 or more recommended');
    await expect(page.getByRole('button', { name: 'Train', exact: true })).toBeDisabled();
  });

  await test.step('enough rows', async () => {
    await server.addRows('line', 34);
    await page.goto(`${server.address}/d/line/data`);
    await expect(nextStep(page)).toContainText('40 rows, ready to train');
    await nextStep(page).getByRole('button', { name: 'Train' }).click();
    await expect(page).toHaveURL(/\/d\/line\/model$/);
  });

  await test.step('trained: Predict is the one filled button', async () => {
    const predict = page.getByRole('main').getByRole('link', { name: 'Predict' }).first();
    await expect(predict).toBeVisible({ timeout: 120_000 });
    await expect(page.locator('main .mat-mdc-unelevated-button')).toHaveCount(1);
  });

  await test.step('came back tomorrow', async () => {
    await page.goto(`${server.address}/d/line/data`);
    await expect(nextStep(page)).toContainText('Model v1 is ready.');
    await expect(nextStep(page).getByRole('link', { name: 'Predict' })).toBeVisible();
    await expect(nextStep(page).getByRole('link', { name: 'See report' })).toBeVisible();
  });

  await test.step('data changed since', async () => {
    await server.addRows('line', 1);
    for (const place of ['data', 'model', 'predict']) {
      await page.goto(`${server.address}/d/line/${place}`);
      await expect(nextStep(page), place).toContainText('Data has changed since Model v1 was trained.');
      await expect(nextStep(page).getByRole('button', { name: 'Retrain' }), place).toBeEnabled();
    }
  });
});

test('addresses of earlier versions lead to where their pages are now', async ({ page }) => {
  await server.addLine();
  for (const [before, now] of [
    ['add', 'data/add'],
    ['import', 'data/import'],
    ['examples?sort=length', 'data?sort=length'],
    ['models/1', 'model/1'],
    ['predict/many', 'predict/file'],
  ] as const) {
    await page.goto(`${server.address}/d/line/${before}`);
    await expect(page).toHaveURL(`${server.address}/d/line/${now}`);
  }
  for (const before of ['runs', 'models']) {
    await page.goto(`${server.address}/d/line/${before}`);
    await expect(page).toHaveURL(/\/d\/line\/model/);
  }
});
