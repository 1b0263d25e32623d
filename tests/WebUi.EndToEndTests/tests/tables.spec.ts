import { expect, Page, test } from '@playwright/test';
import { Server } from '../server.js';

/** From a table as people have it to a model of the column that they want, with at most four clicks and without typing. */

let server: Server;

test.beforeAll(async () => {
  server = new Server();
  await server.start();
});

test.afterAll(() => server.dispose());

/** Always the same numbers from 0 to 1. */
function chance(seed: number): () => number {
  return () => {
    seed = (seed * 16807) % 2147483647;
    return seed / 2147483647;
  };
}

function bikes(): string {
  const next = chance(1);
  const rows = Array.from({ length: 300 }, (_, i) => {
    const day = new Date(Date.UTC(2024, 0, 1 + Math.floor(i / 6)));
    const hour = (i % 6) * 4;
    const weekend = [0, 6].includes(day.getUTCDay());
    const rentals = Math.round(40 + 60 * Math.sin((hour / 24) * Math.PI) - (weekend ? 25 : 0) + 10 * next());
    return `${day.toISOString().slice(0, 10)},${String(hour).padStart(2, '0')}:00,${(5 + 20 * next()).toFixed(1)},${rentals}`;
  });
  return ['date,hour,temperature,rentals', ...rows].join('\n');
}

function invoices(): string {
  const next = chance(2);
  const rows = Array.from({ length: 200 }, (_, i) => {
    const items = 1 + Math.floor(9 * next());
    const discount = [0, 5, 10][i % 3] ?? 0;
    const amount = (items * 170 * (1 - discount / 100) + 20 * next()).toFixed(2);
    const dollars = `$${amount.replace(/\B(?=(\d{3})+\.)/g, ',')}`;
    return `INV-${1000 + i},${['North', 'South', 'West'][i % 3] ?? ''},${items},${discount}%,"${dollars}"`;
  });
  return ['Invoice,Region,Items,Discount,Order total', ...rows].join('\n');
}

function customers(): string {
  const next = chance(3);
  const rows = Array.from({ length: 200 }, (_, i) => {
    const months = 1 + Math.floor(48 * next());
    const business = next() > 0.5;
    const calls = Math.round(8 - months / 8 + (business ? 3 : 0) + 2 * next());
    return `C${2000 + i},${months},${business ? 'yes' : 'no'},${['basic', 'plus'][i % 2] ?? ''},${calls}`;
  });
  return ['customer,months,business,plan,support_calls', ...rows].join('\n');
}

/** Drops a file, and counts the clicks from there to the model. */
class Journey {
  clicks = 0;

  constructor(private readonly page: Page) {}

  async begin(name: string, text: string): Promise<void> {
    // Short, as nobody looks at how good it is.
    await this.page.route('**/training-runs', (route) =>
      route.request().method() === 'POST'
        ? route.continue({ postData: JSON.stringify({ epochs: 12, members: 2 }) })
        : route.continue(),
    );
    await this.page.goto(`${server.address}/datasets/import`);
    await this.page
      .getByLabel(/Choose a file/)
      .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
    await expect(this.page.getByText(/rows will be imported/)).toBeVisible();
  }

  async train(): Promise<void> {
    this.clicks++;
    await this.page.getByRole('button', { name: 'Create and train' }).click();
  }

  /** The model's report is there, and the dataset has the target that is wanted. */
  async reaches(dataset: string, target: string): Promise<Record<string, unknown>> {
    await expect(this.page).toHaveURL(new RegExp(`/d/${dataset}/model`));
    await expect
      .poll(async () => (await server.get(`/api/datasets/${dataset}`))['activeModelVersion'], { timeout: 120_000 })
      .toBe(1);
    expect(this.clicks).toBeLessThanOrEqual(4);
    const found = await server.get(`/api/datasets/${dataset}`);
    expect(found['target']).toMatchObject({ name: target });
    return found;
  }
}

test('bike rentals with a date and an hour become a model of the rentals', async ({ page }) => {
  const journey = new Journey(page);
  await journey.begin('bike_rentals.csv', bikes());
  await expect(page.getByLabel('Type of date')).toHaveValue('dateTime');
  await expect(page.getByLabel('Type of hour')).toHaveValue('timeOfDay');
  await expect(page.getByRole('region', { name: 'First lines of the file' })).toContainText('2024-01-01');
  await journey.train();
  const { inputs } = await journey.reaches('bike-rentals', 'rentals');
  expect(inputs).toMatchObject([{ kind: 'dateTime' }, { kind: 'timeOfDay' }, { kind: 'numeric' }]);

  await page.goto(`${server.address}/d/bike-rentals/predict`);
  const date = page.getByRole('textbox', { name: 'date' });
  await date.fill('2/5/24');
  await expect(page.getByText('5 Feb 2024')).toBeVisible();
  await date.press('Tab');
  await expect(date).toHaveValue('5 Feb 2024');
  await expect(page).toHaveURL(/x\.date=2024-02-05/);
});

test('invoices with dollars and percents become a model of the order total', async ({ page }) => {
  const journey = new Journey(page);
  await journey.begin('invoices.csv', invoices());
  await expect(page.getByLabel(/^Target/)).toHaveValue('Order total');
  await expect(page.getByLabel('Role of Invoice')).toHaveValue('kept');
  await journey.train();
  const { inputs, target } = await journey.reaches('invoices', 'Order total');
  expect(target).toMatchObject({ unit: '$' });
  expect(inputs).toMatchObject([
    { name: 'Region' },
    { name: 'Items' },
    { name: 'Discount', kind: 'numeric', unit: '%' },
  ]);
});

test('customers with yes and no become a model of their calls', async ({ page }) => {
  const journey = new Journey(page);
  await journey.begin('customers.csv', customers());
  await expect(page.getByLabel('Type of business')).toHaveValue('categorical');
  await journey.train();
  await journey.reaches('customers', 'support_calls');
});

test('title lines, doubtful numbers and words for empty are settled with a click each', async ({ page }) => {
  const rows = Array.from({ length: 12 }, (_, i) => `flat ${i};${i === 5 ? 'n/a' : 40 + 7 * i};1,${205 + 13 * i}`);
  const text = ['Rents of the year', '', 'name;size;rent', ...rows].join('\n');
  await page.goto(`${server.address}/datasets/import`);
  await page
    .getByLabel(/Choose a file/)
    .setInputFiles({ name: 'rents.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await expect(page.getByRole('article', { name: /Lines above the table/ })).toBeVisible();
  await expect(page.getByRole('article', { name: /Words for “empty” in size/ })).toBeVisible();
  await expect(page.getByLabel('Column names', { exact: true })).toHaveValue('3');

  const question = page.getByRole('article', { name: 'Question: Which number is 1,205 in rent?' });
  await page.getByRole('button', { name: 'Create and train' }).click();
  await expect(page.getByText('Answer the questions above to continue.')).toBeVisible();
  await expect(question.getByRole('button').first()).toBeFocused();
  await question.getByRole('button', { name: '1,205 → 1205' }).click();
  await expect(question).toBeHidden();
  await expect(page.getByRole('row', { name: /rent/ }).last()).toContainText('1,205 to 1,348');

  await page.getByLabel('Name of size').fill('area');
  await page.getByLabel('Name of size').press('Tab');
  await expect(page.getByLabel('Role of area')).toHaveValue('input');
  await page.getByRole('button', { name: 'Undo last change' }).click();
  await expect(page.getByLabel('Role of size')).toHaveValue('input');
  await expect(question).toBeHidden();
  await page.getByRole('button', { name: 'Create only' }).click();
  await expect(page).toHaveURL(/\/d\/rents\/data/);
  const { items } = (await server.get('/api/datasets/rents/examples')) as { items: { y: number }[] };
  expect(Math.min(...items.map(({ y }) => y))).toBe(1205);
});
