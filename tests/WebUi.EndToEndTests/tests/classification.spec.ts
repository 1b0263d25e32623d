import { AxeBuilder } from '@axe-core/playwright';
import { expect, Page, test } from '@playwright/test';
import { Server } from '../server.js';

let server: Server;

test.beforeAll(async () => {
  server = new Server();
  await server.start();
});

test.afterAll(() => server.dispose());

/** Who calls often and is new leaves, with some exceptions. */
function customers(): string {
  const rows = Array.from({ length: 240 }, (_, i) => {
    const [calls, tenure] = [(i * 7) % 11, (i * 13) % 60];
    const exception = i % 17 === 0;
    const leaves = calls > 5 && tenure < 40 !== exception;
    return `${calls},${tenure},${['basic', 'plus', 'pro'][i % 3] ?? ''},${leaves ? 'yes' : 'no'}`;
  });
  return ['calls,tenure,plan,churned', ...rows].join('\n');
}

async function isAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
}

test('a yes/no table becomes a model, a decision by costs, and predictions', async ({ page }) => {
  test.setTimeout(180_000);
  await page.goto(`${server.address}/datasets/new`);
  await page
    .getByLabel(/Choose a file/)
    .setInputFiles({ name: 'customers.csv', mimeType: 'text/csv', buffer: Buffer.from(customers()) });
  await expect(page.getByLabel(/^Target/)).toHaveValue('churned');
  await expect(page.getByText('Predicts a class')).toBeVisible();
  await page.getByRole('button', { name: 'Create and train' }).click();

  // The report: a sentence, simpler ways, confusions.
  await expect(page.getByRole('link', { name: 'Predict', exact: true }).first()).toBeVisible();
  await expect
    .poll(async () => (await server.get('/api/datasets/customers'))['activeModelVersion'], { timeout: 120_000 })
    .toBe(1);
  await page.goto(`${server.address}/d/customers/model`);
  await expect(page.getByText(/^Right for \d+ of \d+ rows/)).toBeVisible();
  await expect(page.getByRole('table', { name: /Wrong answers on/ })).toContainText('Logistic regression');
  await page.getByText('All metrics').click();
  await expect(page.getByRole('row', { name: /^Log loss/ })).toBeVisible();
  await expect(page.getByText(/Of 100 rows with “yes”, \d+ are recognized/)).toBeVisible();
  await page.locator('app-confusion td button').first().click();
  await expect(page.locator('app-confusion').getByRole('link').first()).toBeVisible();
  await isAccessible(page);

  // Costs give two limits; a limit is moved by keys, and the money follows.
  await page.getByLabel('Missed “yes”').fill('50');
  await page.getByLabel('False alarm of “yes”').fill('20');
  await page.getByLabel('Ask a person').fill('9');
  const upper = page.getByRole('slider', { name: 'Lower end of “yes”' });
  await expect(upper).toHaveAttribute('aria-valuenow', '55');
  const prices = page.getByRole('img', { name: /^Cost of 100 rows/ });
  await expect(prices).toHaveAttribute('aria-label', /Everything to a person 900/);
  const before = await prices.getAttribute('aria-label');
  await upper.press('End');
  await expect(upper).toHaveAttribute('aria-valuenow', '100');
  await expect(prices).not.toHaveAttribute('aria-label', before ?? '');
  await page.getByRole('button', { name: 'Back to the best limits' }).click();
  await page.getByRole('button', { name: 'Save costs' }).click();
  await expect(page.getByText('Costs saved.')).toBeVisible();
  expect((await server.get('/api/datasets/customers'))['costs']).toMatchObject({ ask: 9 });

  // One prediction: bars, a set, and what to do.
  await page.goto(`${server.address}/d/customers/predict?x.calls=9&x.tenure=15&x.plan=basic&confidence=0.9`);
  const answer = page.getByRole('region', { name: 'Prediction', exact: true });
  await expect(answer.locator('.y')).toHaveText(/^(yes|Ask a person)$/);
  await expect(answer).toContainText(/holds in 90% of such cases/);
  await expect(answer.getByRole('list', { name: 'Probabilities of the classes' }).getByRole('listitem')).toHaveCount(2);
  await expect(answer).toContainText(/expected (to )?cost/);
  const confidence = answer.getByRole('slider', { name: 'Confidence' });
  await confidence.fill('63');
  await expect(answer).toContainText(/holds in 63% of such cases/);
  await expect(page).toHaveURL(/confidence=0\.63/);
  await expect(page.getByLabel('Probability of', { exact: true })).toHaveValue('yes');
  await isAccessible(page);
});

test('classes are added, filtered and predicted for a whole file', async ({ page }) => {
  await server.import('import?name=Clients&target=churned', customers().split('\n'));
  await server.train('clients');
  await page.goto(`${server.address}/d/clients/data/add`);
  await page.getByRole('textbox', { name: 'calls' }).fill('3');
  await page.getByRole('textbox', { name: 'tenure' }).fill('20');
  await page.getByRole('combobox', { name: 'churned' }).fill('no');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Add/ }).click();
  await expect(page.getByRole('row', { name: /3 20 .*no/ })).toBeVisible();

  await page.goto(`${server.address}/d/clients/data?where=churned%3Dyes`);
  await expect(page.getByRole('cell', { name: 'yes', exact: true }).first()).toBeVisible();
  await expect(page.getByRole('cell', { name: 'no', exact: true })).toHaveCount(0);

  await page.goto(`${server.address}/d/clients/predict/file`);
  await page.getByLabel(/Choose a file/).setInputFiles({
    name: 'new.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('calls,tenure,plan\n10,3,basic\n0,55,pro\n'),
  });
  await expect(page.getByRole('columnheader', { name: 'Probability' })).toBeVisible();
  await page.getByRole('radio', { name: /^no 1$/ }).check();
  await expect(page.getByRole('cell', { name: 'yes', exact: true })).toHaveCount(0);
});

test('a dataset by hand predicts a class where its target is one', async ({ page }) => {
  await page.goto(`${server.address}/datasets/new`);
  await page.getByLabel('Name', { exact: true }).first().fill('Tickets');
  await page.getByLabel('Column 1', { exact: true }).fill('words');
  await page.getByLabel('Target name').fill('urgent');
  await page.locator('#target-kind').selectOption('categorical');
  await expect(page.locator('#target-task')).toHaveText('Predicts a class');
  await page.getByRole('button', { name: 'Create dataset' }).click();
  await expect(page).toHaveURL(/\/d\/tickets\/data\/add/);
  expect((await server.get('/api/datasets/tickets'))['task']).toBe('classification');
});
