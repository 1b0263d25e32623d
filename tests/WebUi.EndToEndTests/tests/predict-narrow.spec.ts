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
const line = (page: Page) => page.locator('app-answer-line').getByRole('button');

test('a narrow window keeps the prediction in sight on one line, which unfolds the rest', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`${address}?x.size=60&x.kind=loft`);
  await expect(line(page)).toContainText(/€[\d.,]+\s*\([\d.,]+–[\d.,]+\)/);
  expect((await line(page).boundingBox())?.height).toBe(56);
  await expect(answer(page)).toBeHidden();
  await page.mouse.wheel(0, 600);
  await expect(line(page)).toBeInViewport();
  await line(page).click();
  await expect(answer(page)).toContainText(/times out of 10 between €?\d/);
  await line(page).click();
  await expect(answer(page)).toBeHidden();
});

test('the line makes room while a keyboard leaves little of it', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 380 });
  await page.goto(`${address}?x.size=60&x.kind=loft`);
  await expect(line(page)).toBeVisible();
  await page.getByRole('textbox', { name: 'size' }).focus();
  await expect(line(page)).toBeHidden();
  await page.getByRole('slider', { name: 'Slider for size' }).focus();
  await expect(line(page)).toBeVisible();
});

// A phone, its screen halved by a keyboard, and a desktop at 200 %.
for (const [width, height, question, told] of [
  [360, 780, 'x.size=60&x.kind=loft', /€\d/],
  [360, 780, 'x.size=900&x.kind=castle', /rough guess/],
  [360, 420, 'x.size=60&x.kind=loft', /€\d/],
  [640, 400, 'x.size=60&x.kind=loft', /€\d/],
] as const) {
  test(`what has the focus is in sight, ${width} × ${height}, ${question}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.goto(`${address}?${question}`);
    await expect(line(page)).toContainText(told);
    const fields = page.getByRole('region', { name: 'Inputs' });
    await page.getByRole('main').focus();
    const covered: string[] = [];
    let checked = 0;
    for (const key of [...Array<string>(14).fill('Tab'), ...Array<string>(14).fill('Shift+Tab')]) {
      await page.keyboard.press(key);
      const focused = fields.locator(':focus');
      if ((await focused.count()) > 0) {
        checked++;
        // The line with the prediction gives way in the frame after.
        const inSight = await focused.evaluate(
          (element) =>
            new Promise<boolean>((resolve) => {
              requestAnimationFrame(() => {
                requestAnimationFrame(() => {
                  const { x, y, width, height } = element.getBoundingClientRect();
                  resolve(element.contains(document.elementFromPoint(x + width / 2, y + height / 2)));
                });
              });
            }),
        );
        if (!inSight) {
          covered.push(`${key}: ${await focused.evaluate(({ outerHTML }) => outerHTML.slice(0, 80))}`);
        }
      }
    }
    expect(checked).toBeGreaterThan(6);
    expect(covered).toEqual([]);
  });
}
