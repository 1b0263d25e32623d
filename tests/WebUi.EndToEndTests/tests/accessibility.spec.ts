import { AxeBuilder } from '@axe-core/playwright';
import { BrowserContext, expect, Page, test } from '@playwright/test';
import { serverWithPages } from '../pages.js';
import { Server } from '../server.js';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

interface Viewport {
  width: number;
  height: number;
}

const WIDE: Viewport = { width: 1280, height: 800 };
const NARROW: Viewport = { width: 320, height: 720 };
const VERY_WIDE: Viewport = { width: 2560, height: 1300 };
/** A window of 1280 × 800 at 200 %. */
const MAGNIFIED: Viewport = { width: 640, height: 400 };
/** A phone whose keyboard is open. */
const WITH_KEYBOARD: Viewport = { width: 360, height: 420 };
/** More than any page has places for the focus. */
const MAX_STOPS = 80;

/** A look that is examined; the page also fits other widths in it. */
interface Look {
  language: 'en' | 'fr';
  theme: 'light' | 'dark';
  viewport: Viewport;
  alsoFits: readonly Viewport[];
}

// Themes differ in their colors, languages in their words, widths in the layout: each is looked at, but not with each other.
const LOOKS: readonly Look[] = [
  { language: 'en', theme: 'dark', viewport: WIDE, alsoFits: [NARROW, MAGNIFIED, VERY_WIDE] },
  { language: 'fr', theme: 'light', viewport: NARROW, alsoFits: [WIDE, MAGNIFIED] },
];

let server: Server;
let pages: readonly string[];

test.beforeAll(async () => {
  ({ server, pages } = await serverWithPages());
});

test.afterAll(() => server.dispose());

function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** Its pages have no frames, so that the legacy mode finds the same, without a second page for each result. */
async function violationsOn(page: Page, options: Parameters<AxeBuilder['options']>[0] = {}) {
  const axe = new AxeBuilder({ page }).setLegacyMode();
  return (await axe.options({ runOnly: RULES, resultTypes: ['violations'], ...options }).analyze()).violations;
}

/** Switches within the loaded page, as a reader does: much quicker than to load it again. */
async function switchTo(page: Page, { language, theme, viewport }: Look): Promise<void> {
  await page.setViewportSize(viewport);
  await page.emulateMedia({ colorScheme: theme });
  if ((await page.locator('html').getAttribute('lang')) !== language) {
    await page.locator('.language').click();
    await expect(page.locator('html')).toHaveAttribute('lang', language);
  }
}

/** What is wrong with the pages it takes, one after the other, in every look. */
async function lookAt(context: BrowserContext, waiting: string[], looks: readonly Look[]): Promise<string[]> {
  const wrong: string[] = [];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const page = await context.newPage();
    await page.goto(server.address + path);
    await expect(page.getByRole('heading').first()).toBeVisible();
    await page.waitForLoadState('networkidle');
    for (const look of looks) {
      await switchTo(page, look);
      const violations = await violationsOn(page, { rules: { 'landmark-unique': { enabled: true } } });
      for (const { id, nodes } of violations) {
        wrong.push(
          `${path}, ${look.language}, ${look.theme}: ${id} at ${nodes.map(({ target }) => target).join(', ')}`,
        );
      }
      for (const viewport of [look.viewport, ...look.alsoFits]) {
        await page.setViewportSize(viewport);
        // Pictures are drawn anew for the new width.
        try {
          await expect.poll(() => overflow(page), { timeout: 3000 }).toBeLessThanOrEqual(0);
        } catch {
          wrong.push(
            `${path}, ${look.language}: ${await overflow(page)} px wider than a screen of ${viewport.width} px`,
          );
        }
      }
    }
    await page.close();
  }
  return wrong;
}

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

test('every page is accessible and fits, in both languages and themes, from a phone to a very wide screen', async ({
  browser,
}) => {
  test.setTimeout(360_000);
  const context = await browser.newContext({ viewport: WIDE, reducedMotion: 'reduce', locale: 'en-US' });
  const waiting = [...pages];
  // Two at a time: most of it is waiting for pages to come to rest.
  const found = await Promise.all([lookAt(context, waiting, LOOKS), lookAt(context, waiting, LOOKS)]);
  expect(found.flat()).toEqual([]);
  await context.close();
});

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

test('pages keep their marks and controls where the reader forces colors', async ({ browser }) => {
  const context = await browser.newContext({ viewport: WIDE, forcedColors: 'active', reducedMotion: 'reduce' });
  const page = await context.newPage();
  for (const path of ['/d/flats/predict?x.size=900', '/d/flats/data', '/d/flats/model']) {
    await page.goto(server.address + path);
    await expect(page.locator('app-chart canvas').first()).toBeVisible();
    await page.waitForLoadState('networkidle');
    const pale = await page.evaluate(() => {
      const marks = 'app-chart svg .line, app-chart svg .bar, app-chart svg .dot, app-chart canvas';
      const paper = getComputedStyle(document.documentElement).backgroundColor;
      return [...document.querySelectorAll(marks)].filter((mark) => {
        const { color, fill, stroke } = getComputedStyle(mark);
        return mark.tagName === 'CANVAS' ? color === paper : [fill, stroke].every((ink) => ink === paper);
      }).length;
    });
    expect(pale, path).toBe(0);
    const violations = await violationsOn(page);
    expect(violations.map(({ id, nodes }) => `${path}: ${id} at ${nodes.map(({ target }) => target).join()}`)).toEqual(
      [],
    );
  }
  await context.close();
});

test('a training under way fits a phone, in French too', async ({ browser }) => {
  await server.addWave();
  // Learns too slowly to stop early.
  const { id } = await server.post('/api/datasets/wave/training-runs', {
    epochs: 10_000,
    members: 32,
    learningRate: 1e-6,
  });
  for (const locale of ['en-US', 'fr-FR']) {
    const page = await browser.newPage({ viewport: NARROW, locale });
    for (const path of ['model', `model/runs/${String(id)}`, 'predict']) {
      await page.goto(`${server.address}/d/wave/${path}`);
      await expect(page.locator('app-training-progress')).toContainText(/(about|environ)/);
      expect(await overflow(page), `${path}, ${locale}`).toBeLessThanOrEqual(0);
    }
    await page.close();
  }
  await server.stopTraining('wave');
});

test('the page speaks French, with a decimal comma', async ({ page }) => {
  await page.goto(`${server.address}/d/line/predict?x.length=2.5`);
  // Switched before, the field would have nothing to write anew.
  await expect(page.getByRole('region', { name: 'Prediction', exact: true })).toContainText(/times out of 10/);
  await page.getByRole('button', { name: /Passer au français/ }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
  await expect(page.getByRole('link', { name: 'Données' })).toBeVisible();
  await expect(page.getByLabel('length', { exact: true })).toHaveValue('2,5');
  await page.getByLabel('length', { exact: true }).fill('1,5');
  await expect(page).toHaveURL(/x\.length=1\.5/);
});
