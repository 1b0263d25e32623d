import { expect, Page, test } from '@playwright/test';
import { Server } from '../server.js';

let server: Server;
let address = '';

test.beforeAll(async () => {
  server = new Server();
  await server.start();
  await server.addFlats();
  address = `${server.address}/d/flats/data`;
});

test.afterAll(() => server.dispose());

const rows = (page: Page) => page.getByRole('region', { name: 'Rows', exact: true }).locator('tbody tr');

test('filters live in the address, and are changed and removed by keyboard', async ({ page }) => {
  await page.goto(`${address}?where=kind%3Dloft`);
  await expect(page.getByText('52 of 130 rows')).toBeVisible();

  await page.getByRole('button', { name: 'Add filter', exact: true }).press('Enter');
  await page.getByRole('menuitem', { name: 'size' }).press('Enter');
  // The dialog moves the focus there as it opens; typed sooner, it would go astray.
  await expect(page.getByLabel('From')).toBeFocused();
  await page.getByLabel('From').fill('20');
  await page.getByLabel('To', { exact: true }).fill('10');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Must be at least the minimum')).toBeVisible();
  await page.getByLabel('To', { exact: true }).fill('28');
  await page.keyboard.press('Enter');
  await expect(page.getByText('4 of 130 rows')).toBeVisible();
  expect(new URL(page.url()).searchParams.getAll('where')).toEqual(['kind=loft', 'size>=20', 'size<=28']);

  await page.reload();
  await expect(page.getByText('4 of 130 rows')).toBeVisible();
  await page.getByRole('button', { name: 'Change filter: kind: loft' }).press('Enter');
  await page.getByRole('checkbox', { name: 'Empty (13)' }).check();
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page.getByText('5 of 130 rows')).toBeVisible();
  await page.getByRole('button', { name: /^Change filter: kind/ }).press('Delete');
  await expect(page.getByText('9 of 130 rows')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Change filter: size/ })).toBeFocused();
});

test('what the server says of a filter is said at its chip', async ({ page }) => {
  await page.goto(`${address}?where=kind%3Dloft&where=size%3E%3Dbig`);
  const chip = page.getByRole('button', { name: 'Change filter: size: ≥ big' });
  await expect(chip).toHaveAccessibleDescription(/must be a finite number/);
  await page.getByRole('button', { name: /^Remove filter: size/ }).click();
  await expect(page.getByText('52 of 130 rows')).toBeVisible();
});

test('figures by keyboard, another input in the plot, a page by its number', async ({ page }) => {
  await page.goto(`${address}?size=25`);
  await page.getByRole('button', { name: 'Column menu: size' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Statistics' }).press('Enter');
  await expect(page.getByText('Correlation with rent')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByText('Correlation with rent')).toBeHidden();

  await expect(page.getByRole('img', { name: 'rent against size, 130 rows' })).toBeVisible();
  await page.getByLabel('Input', { exact: true }).selectOption('kind');
  await expect(page).toHaveURL(/plot=kind/);
  await expect(page.getByText('13 rows have no value')).toBeVisible();

  await page.getByRole('textbox', { name: /^Page/ }).fill('6');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/page=6/);
  await expect(rows(page)).toHaveCount(5);
});

test('a link to one example shows it above the others', async ({ page }) => {
  const { items } = (await server.get('/api/datasets/flats/examples?where=size%3D7')) as { items: { id: string }[] };
  await page.goto(`${address}?example=${items[0]?.id ?? ''}`);
  const linked = page.getByRole('region', { name: `Row ${items[0]?.id ?? ''}` });
  await expect(linked.getByRole('cell', { name: '370', exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(linked).toBeHidden();
});

test('bars of a histogram are dragged over, and the search is one field for all columns', async ({ page }) => {
  await page.goto(address);
  const bars = page.getByRole('slider', { name: /^Filter by size/ });
  await bars.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+End');
  await expect(bars).toHaveAttribute('aria-valuetext', /: 130 rows$/);
  await page.keyboard.press('Escape');

  const box = await bars.boundingBox();
  if (!box) {
    throw new Error('The histogram is not drawn.');
  }
  await page.mouse.move(box.x + 2, box.y + 10);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 - 2, box.y + 10, { steps: 3 });
  await page.mouse.up();
  await expect(page).toHaveURL(/where=size/);
  await expect(page.getByRole('button', { name: /^Change filter: size/ })).toBeVisible();
  await page.getByRole('button', { name: /^Remove filter: size/ }).click();

  await page.getByRole('searchbox', { name: 'Search all columns' }).fill('LOF');
  await expect(page.getByText('52 of 130 rows')).toBeVisible();
  await page.getByRole('searchbox', { name: 'Search all columns' }).fill('310');
  await expect(page.getByText('1 of 130 rows')).toBeVisible();
  expect(new URL(page.url()).searchParams.get('q')).toBe('310');
});

test('a rectangle in the plot filters, and a column is hidden and shown again', async ({ page }) => {
  await page.goto(address);
  const plot = page.getByRole('application');
  await expect(plot).toBeVisible();
  const box = await plot.boundingBox();
  if (!box) {
    throw new Error('The plot is not drawn.');
  }
  await page.mouse.move(box.x + box.width * 0.3, box.y + box.height * 0.1);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.7, box.y + box.height * 0.9, { steps: 4 });
  await page.mouse.up();
  await expect(page.getByRole('button', { name: /^Change filter: size/ })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Change filter: rent/ })).toBeVisible();

  await page.getByRole('button', { name: 'Column menu: kind' }).click();
  await page.getByRole('menuitem', { name: 'Hide column' }).click();
  await expect(page.getByRole('button', { name: 'Column menu: kind' })).toBeHidden();
  await page.getByRole('button', { name: /^Columns/ }).click();
  await page.getByRole('menuitem', { name: 'Show all columns' }).click();
  await expect(page.getByRole('button', { name: 'Column menu: kind' })).toBeVisible();
});
