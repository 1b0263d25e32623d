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
async function choose(page: Page, action: string, row: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${row}` }).press('Enter');
  await page.getByRole('menuitem', { name: action }).press('Enter');
}
const total = async (query = '') => (await server.get(`/api/datasets/flats/examples${query}`))['total'];

test('a cell becomes a field, says what is wrong, and is stored with Enter', async ({ page }) => {
  await page.goto(`${address}?sort=size`);
  await rows(page).first().getByRole('cell', { name: '310', exact: true }).dblclick();
  const rent = page.getByRole('textbox', { name: 'rent', exact: true });
  await expect(rent).toBeFocused();
  await rent.fill('much');
  await rent.press('Enter');
  await expect(rent).toHaveAccessibleDescription(/Enter a number/);
  await rent.fill('311');
  await rent.press('Enter');
  await expect(rows(page).first()).toContainText('311');
  await expect(page.getByRole('button', { name: 'Actions for size 1, rent 311' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Edit' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'size', exact: true })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('textbox', { name: 'size', exact: true })).toBeHidden();
  expect(await total('?where=rent%3D311')).toBe(1);
});

test('a row that is left for another one is stored, unless something is wrong in it', async ({ page }) => {
  await page.goto(`${address}?sort=size`);
  const size = page.getByRole('textbox', { name: 'size', exact: true });
  const kind = page.getByRole('combobox', { name: 'kind', exact: true });
  await choose(page, 'Edit', 'size 2, rent 320');
  await kind.fill('tent');
  await size.fill('wide');
  await choose(page, 'Edit', 'size 3, rent 330');
  await expect(size).toHaveAccessibleDescription(/Enter a number/);
  await expect(size).toBeFocused();
  await size.fill('2');
  await choose(page, 'Edit', 'size 3, rent 330');
  await expect(page.getByRole('dialog')).toContainText('kind: “tent” is not in your data.');
  await page.getByRole('dialog').getByRole('button', { name: 'Save anyway' }).click();
  await expect(size).toHaveValue('3');
  await expect(size).toBeFocused();
  await expect(rows(page).nth(1)).toContainText('tent');
  expect(await total('?where=kind%3Dtent')).toBe(1);
  await page.keyboard.press('Escape');
});

test('chosen rows are excluded with a reason, and take part again', async ({ page }) => {
  await page.goto(`${address}?sort=size&descending=true`);
  await page.getByRole('checkbox', { name: 'Select size 130, rent 1,600' }).check();
  await page.getByRole('checkbox', { name: 'Select size 129, rent 1,590' }).check();
  await page.getByRole('button', { name: 'Exclude' }).click();
  await page.getByLabel('Reason').fill('misread');
  await page.keyboard.press('Enter');
  await expect(rows(page).first()).toContainText('Excluded from training: misread');
  expect(await total('?excluded=true')).toBe(2);
  await page.getByRole('button', { name: 'Include again' }).click();
  await expect(rows(page).first()).not.toContainText('misread');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(rows(page).first()).toContainText('Excluded from training: misread');
  await page.getByRole('button', { name: 'Include again' }).click();
  await expect(rows(page).first()).not.toContainText('misread');
  expect(await total('?excluded=true')).toBe(0);
});

test('rows of the page are deleted at once, and come back', async ({ page }) => {
  await page.goto(`${address}?where=size%3C%3D3`);
  await page.getByRole('checkbox', { name: 'Select all on this page' }).check();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(page.getByText('No rows match.')).toBeVisible();
  expect(await total()).toBe(127);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('3 of 130 rows')).toBeVisible();
});

test('the focus goes on to the next row where one is deleted, and to the count where several are', async ({ page }) => {
  await page.goto(`${address}?where=size%3C%3D4&sort=size`);
  const menu = (size: number) => page.getByRole('button', { name: `Actions for size ${size}, rent` });
  await choose(page, 'Delete', 'size 2, rent');
  await expect(menu(2)).toHaveCount(0);
  await expect(menu(3)).toBeFocused();
  await choose(page, 'Delete', 'size 4, rent');
  await expect(menu(4)).toHaveCount(0);
  await expect(menu(3)).toBeFocused();

  await page.getByRole('checkbox', { name: 'Select all on this page' }).check();
  await page.getByRole('button', { name: 'Delete', exact: true }).press('Enter');
  await expect(page.getByText('No rows match.')).toBeVisible();
  await expect(page.locator(':focus')).toContainText('0 of 126 rows');
  for (const size of [1, 2, 3, 4]) {
    await server.post('/api/datasets/flats/examples', {
      x: { size, kind: size % 2 ? 'studio' : 'loft' },
      y: 300 + size * 10,
    });
  }
});

test('all that match are deleted by their filter, after a question that names how many', async ({ page }) => {
  await page.goto(`${address}?where=size%3E40`);
  await page.getByRole('checkbox', { name: 'Select all on this page' }).check();
  await page.getByRole('button', { name: 'Select all 90' }).click();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByRole('button', { name: 'Delete 90 rows' }).click();
  await expect(page.getByText('0 of 40 rows')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('90 of 130 rows')).toBeVisible();
});

test('adding moves a point in the plot, and undoing takes it out', async ({ page }) => {
  await page.goto(`${server.address}/d/flats/data/add`);
  await expect(page.getByRole('img', { name: 'rent against size, 130 rows' })).toBeVisible();
  await page.getByRole('textbox', { name: 'size', exact: true }).fill('200');
  await page.getByRole('textbox', { name: 'rent', exact: true }).fill('2300');
  await page.keyboard.press('Enter');
  await expect(page.getByText('new row')).toBeVisible();
  await expect(page.getByRole('img', { name: 'rent against size, 131 rows' })).toBeVisible();
  await page.getByRole('button', { name: /^Undo size 200/ }).click();
  await expect(page.getByRole('img', { name: 'rent against size, 130 rows' })).toBeVisible();
});

test('changes are undone one after the other, unless a row has changed since', async ({ page }) => {
  await page.goto(`${address}?sort=size`);
  const first = rows(page).first();
  const edit = async (rent: string) => {
    await first.getByRole('cell').last().dblclick();
    await page.getByRole('textbox', { name: 'rent', exact: true }).fill(rent);
    await page.keyboard.press('Enter');
    await expect(first).toContainText(rent);
  };
  const before = (await first.getByRole('cell').last().textContent())?.trim() ?? '';
  await edit('401');
  await edit('402');
  await page.keyboard.press('Control+z');
  await expect(first).toContainText('401');
  await page.keyboard.press('Control+z');
  await expect(first.getByRole('cell').last()).toHaveText(before);
  await page.keyboard.press('Control+z');
  await expect(page.getByText('Nothing to undo.')).toBeVisible();

  await edit('403');
  const id = (await first.getAttribute('data-id')) ?? '';
  await page.request.patch(`${server.address}/api/datasets/flats/examples/${id}`, { data: { y: 404 } });
  await page.keyboard.press('Control+z');
  await expect(page.getByText(/Not undone/)).toBeVisible();
  await expect(first).toContainText('404');
  await page.request.patch(`${server.address}/api/datasets/flats/examples/${id}`, { data: { y: Number(before) } });
});

test('the empty row stores with Enter, is marked above, and is taken back', async ({ page }) => {
  await page.goto(address);
  const field = (name: string) => page.getByLabel(`New row: ${name}`);
  await field('size').fill('99');
  await field('rent').fill('wide');
  await page.keyboard.press('Enter');
  await expect(field('rent')).toHaveAccessibleDescription(/Enter a number/);
  await field('rent').fill('1291');
  await page.keyboard.press('Enter');
  await expect(field('size')).toBeFocused();
  await expect(field('size')).toHaveValue('');
  await expect(rows(page).first()).toHaveClass(/marked/);
  await expect(rows(page).first()).toContainText('1,291');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('130 rows', { exact: true }).first()).toBeVisible();
  expect(await total('?where=rent%3D1291')).toBe(0);
});
