import { execFileSync } from 'node:child_process';
import { expect, Page, test } from '@playwright/test';
import { Server } from '../server.js';

let server: Server;
let address = '';

test.beforeAll(async () => {
  server = new Server();
  await server.start();
  await server.addFlats();
  await server.train('flats');
  address = `${server.address}/d/flats/predict`;
});

test.afterAll(() => server.dispose());

const answer = (page: Page) => page.getByRole('region', { name: 'Prediction', exact: true });
const predictions = /\/predictions$/;

test('the answer follows a slider, however slow the answers are', async ({ page }) => {
  const asked: number[] = [];
  await page.route(predictions, async (route) => {
    const { x } = route.request().postDataJSON() as { x?: { size: number } };
    if (x) {
      asked.push(x.size);
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
    await route.continue();
  });
  await page.goto(`${address}?x.size=20&x.kind=loft`);
  await expect(answer(page)).toContainText(/times out of 10 between €?\d/);
  const before = await answer(page).innerText();

  const slider = page.getByRole('slider', { name: 'Slider for size' });
  await slider.focus();
  for (let i = 0; i < 40; i++) {
    await page.keyboard.press('ArrowRight');
  }
  const last = Number(await slider.inputValue());
  await expect.poll(() => asked.at(-1)).toBe(last);
  expect(asked.length).toBeGreaterThan(2);
  expect(asked.length).toBeLessThan(40);
  await expect(page).toHaveURL(new RegExp(`x\\.size=${last}(&|$)`));
  await expect.poll(() => answer(page).innerText()).not.toBe(before);
  await expect(answer(page)).toHaveAttribute('aria-busy', 'false');
});

test('a question beyond what was seen is answered with a warning in words', async ({ page }) => {
  await page.goto(`${address}?x.size=900&x.kind=castle`);
  await expect(answer(page)).toContainText('size is outside your data');
  await expect(answer(page)).toContainText('This value of kind is not in your data');
  await expect(answer(page)).toContainText(/Rough guess: €?\d/);
  await expect(answer(page)).not.toContainText('times out of 10');
});

test('all that the last answer says fades while the next one is waited for', async ({ page }) => {
  await page.goto(`${address}?x.size=60&x.kind=loft`);
  await expect(answer(page)).toContainText(/times out of 10 between €?\d/);
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(predictions, async (route) => {
    await held;
    await route.continue();
  });
  await page.getByRole('textbox', { name: 'size' }).fill('70');
  for (const part of ['.reading', '.bar', '.outcomes']) {
    await expect(answer(page).locator(part)).toHaveCSS('opacity', '0.6');
  }
  release();
  await expect(answer(page).locator('.bar')).toHaveCSS('opacity', '1');
});

test('the pictures show the effect of an input and the answer among tested rows', async ({ page }) => {
  await page.goto(`${address}?x.size=60&x.kind=loft`);
  await expect(page.getByRole('img', { name: /Predicted rent while size varies from 1 to 130/ })).toBeVisible();
  const tested = page.getByRole('region', { name: 'Compared with test rows' });
  await expect(tested.getByText('this prediction', { exact: true })).toBeVisible();
  await expect(tested.getByRole('img', { name: /^Predicted vs. actual/ })).toBeVisible();
  await tested.getByText('View data').click();
  await expect(tested.getByRole('row').nth(3)).toBeVisible();
});

test('the code for the question asked gives the same answer', async ({ page }) => {
  await page.goto(`${address}?x.size=60&x.kind=loft`);
  await expect(answer(page)).toContainText(/times out of 10 between €?\d/);
  await page.locator('summary', { hasText: 'Use from code (API)' }).click();
  await page.locator('.segments label', { hasText: 'JavaScript' }).click();
  const shownCode = page.locator('app-code-use code');
  await expect(shownCode).toContainText('await fetch');
  const code = await shownCode.innerText();
  const printed = execFileSync(process.execPath, ['--input-type=module', '--eval', code], {
    encoding: 'utf8',
    env: { ...process.env, FORCE_COLOR: '0' },
  });
  const y = Number(/y: (-?[\d.]+)/.exec(printed)?.[1]);
  const shown = (await answer(page).locator('.y').getAttribute('title')) ?? '';
  expect(Number(shown.replace(/[^\d.-]/g, ''))).toBeCloseTo(y, 9);
});

test('a link is copied over plain HTTP too, where browsers have no clipboard for scripts', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
  });
  await page.goto(`${address}?x.size=60&x.kind=loft`);
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  await page.getByRole('textbox', { name: 'size' }).fill('');
  await page.keyboard.press('Control+v');
  await expect(page.getByRole('textbox', { name: 'size' })).toHaveValue(/x\.size=60&x\.kind=loft/);
});

test('what the server takes exception to is said, and the next question is answered', async ({ page }) => {
  await page.goto(`${address}?x.size=60&x.kind=${'x'.repeat(2000)}`);
  await expect(page.locator('.error', { hasText: /\d/ }).first()).toBeVisible();
  await page.getByRole('radiogroup', { name: 'kind' }).getByText('studio').click();
  await expect(answer(page)).toHaveAttribute('aria-busy', 'false');
  await expect(answer(page)).toContainText(/times out of 10 between €?\d/);
});

test('few categories are chips that the arrow keys go through', async ({ page }) => {
  await page.goto(`${address}?x.size=60&x.kind=loft`);
  const chips = page.getByRole('radiogroup', { name: 'kind' });
  await chips.getByRole('radio', { name: 'loft' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(chips.getByRole('radio', { name: 'studio' })).toBeChecked();
  await expect(page).toHaveURL(/x\.kind=studio/);
});

test('the chance of exceeding a value follows the value and the inputs', async ({ page }) => {
  await page.goto(`${address}?x.size=60&x.kind=loft&above=900`);
  const chance = answer(page).getByRole('status').filter({ hasText: /in 20/ });
  await expect(answer(page).getByRole('img', { name: /^20 equally likely outcomes, from €/ })).toBeVisible();
  const field = answer(page).getByRole('textbox', { name: 'Chance above' });
  await expect(field).toHaveValue('900');
  await field.fill('200');
  await expect(chance).toHaveText('over 19 in 20');
  await expect(page).toHaveURL(/above=200/);
  await field.fill('9000');
  await expect(chance).toHaveText('under 1 in 20');
  await page.goto(`${address}?x.size=900&x.kind=castle`);
  await expect(answer(page)).toContainText('Rough guess');
  await expect(field).toBeHidden();
});

test('pinned scenarios are compared with what is asked now, renamed, used and removed', async ({ page }) => {
  await page.goto(`${address}?x.size=60&x.kind=loft`);
  await expect(answer(page)).toContainText(/times out of 10 between €?\d/);
  await page.getByRole('button', { name: 'Pin as scenario' }).click();
  const scenarios = page.getByRole('region', { name: 'Scenarios' });
  await expect(scenarios).toContainText('same inputs');
  await page.getByRole('textbox', { name: 'size' }).fill('80');
  await expect(scenarios).toContainText('size 60');
  await expect(scenarios).toContainText(/−€\d/);
  await scenarios.getByRole('textbox', { name: 'Name of scenario A' }).fill('small');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/x\.size=80/);
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'size' })).toHaveValue('80');
  await scenarios.getByRole('button', { name: 'Use the inputs of small' }).click();
  await expect(page.getByRole('textbox', { name: 'size' })).toHaveValue('60');
  await scenarios.getByRole('button', { name: 'Remove small' }).click();
  await expect(scenarios).toBeHidden();
});

test('a failing server is said with a reference, and trying again helps', async ({ page }) => {
  let failing = true;
  await page.route(predictions, (route) =>
    failing
      ? route.fulfill({
          status: 500,
          contentType: 'application/problem+json',
          body: JSON.stringify({ type: 'urn:regressor:problem:internal', status: 500, traceId: 'ref-1' }),
        })
      : route.continue(),
  );
  await page.goto(`${address}?x.size=60&x.kind=loft`);
  await expect(answer(page)).toContainText('ref-1');
  failing = false;
  await answer(page).getByRole('button', { name: 'Try again' }).click();
  await expect(answer(page)).toContainText(/times out of 10 between €?\d/);
});

test('a question is kept while one is elsewhere', async ({ page }) => {
  await page.goto(address);
  await page.getByRole('textbox', { name: 'size' }).fill('44');
  await page.locator('.segments label', { hasText: '80%' }).click();
  await page.getByRole('navigation').getByRole('link', { name: 'Data' }).click();
  await expect(page.getByRole('heading', { name: 'Data', exact: true })).toBeVisible();
  await page.getByRole('navigation').getByRole('link', { name: 'Predict' }).click();
  await expect(page.getByRole('textbox', { name: 'size' })).toHaveValue('44');
  await expect(page.getByRole('radio', { name: '80%' })).toBeChecked();
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'size' })).toHaveValue('44');
  // A link says what is asked, whatever was asked before.
  await page.goto(`${address}?x.size=60`);
  await expect(page.getByRole('textbox', { name: 'size' })).toHaveValue('60');
  await expect(page.getByRole('radio', { name: '90%' })).toBeChecked();
});

test('a question is kept for the back button', async ({ page }) => {
  await page.goto(`${address}?x.size=33&x.kind=studio`);
  await page.getByRole('textbox', { name: 'size' }).fill('44');
  await expect(page).toHaveURL(/x\.size=44/);
  await page.getByRole('link', { name: 'Data' }).click();
  await expect(page.getByRole('heading', { name: 'Data' })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('textbox', { name: 'size' })).toHaveValue('44');
  await expect(answer(page)).toContainText(/times out of 10 between €?\d/);
});
