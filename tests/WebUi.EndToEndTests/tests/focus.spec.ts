import { expect, Page, test } from '@playwright/test';
import { serverWithPages } from '../pages.js';
import { Server } from '../server.js';

/** A phone whose keyboard is open. */
const WITH_KEYBOARD = { width: 360, height: 420 };
const MAX_STOPS = 80;

let server: Server;
let pages: readonly string[];

test.beforeAll(async () => {
  ({ server, pages } = await serverWithPages());
});

test.afterAll(() => server.dispose());

/** What has the focus, and whether all of it lies behind something else (WCAG 2.4.11). */
function focused(page: Page): Promise<{ name: string; covered: boolean } | null> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) {
      return null;
    }
    // Of a hidden field, its label is what is seen.
    const seen =
      (element.classList.contains('visually-hidden') && element.closest('label')) ||
      // Its touch target lies above it, beside it in the document.
      element.closest('.mat-mdc-paginator-page-size') ||
      element;
    const box = seen.getBoundingClientRect();
    const left = Math.max(box.left, 0) + 2;
    const right = Math.min(box.right, innerWidth) - 2;
    const top = Math.max(box.top, 0) + 2;
    const bottom = Math.min(box.bottom, innerHeight) - 2;
    const points = [
      [left, top],
      [right, top],
      [left, bottom],
      [right, bottom],
      [(left + right) / 2, (top + bottom) / 2],
    ] as const;
    const shows = points.some(([x, y]) => {
      const hit = document.elementFromPoint(x, y);
      return hit !== null && (seen.contains(hit) || hit.contains(seen));
    });
    return {
      name: `${element.tagName} ${element.id || (element.textContent ?? '').trim().slice(0, 30)}`,
      covered: !shows,
    };
  });
}

test('no field that has the focus is covered on a phone with its keyboard open', async ({ browser }) => {
  test.setTimeout(240_000);
  const page = await browser.newPage({ viewport: WITH_KEYBOARD, reducedMotion: 'reduce' });
  const covered: string[] = [];
  for (const path of pages) {
    await page.goto(server.address + path);
    await expect(page.getByRole('heading').first()).toBeVisible();
    await page.waitForLoadState('networkidle');
    for (let stop = 0; stop < MAX_STOPS; stop++) {
      await page.keyboard.press('Tab');
      const now = await focused(page);
      if (now === null) {
        break;
      }
      if (now.covered) {
        covered.push(`${path}: ${now.name}`);
      }
    }
  }
  expect(covered).toEqual([]);
  await page.close();
});
