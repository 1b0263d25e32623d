import { AxeBuilder } from '@axe-core/playwright';
import { BrowserContext, expect, Page, test } from '@playwright/test';
import { PAGES, serverWithPages } from '../pages.js';
import { Server } from '../server.js';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
type Theme = 'light' | 'dark';

interface Viewport {
  width: number;
  height: number;
}

const WIDE: Viewport = { width: 1280, height: 800 };
const NARROW: Viewport = { width: 320, height: 720 };
const VERY_WIDE: Viewport = { width: 2560, height: 1300 };
/** A window of 1280 × 800 at 200 %. */
const MAGNIFIED: Viewport = { width: 640, height: 400 };

let server: Server;

test.beforeAll(async () => {
  server = await serverWithPages();
});

test.afterAll(() => server.dispose());

function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** What is wrong with the pages it takes, one after the other, in a theme and at both widths. */
async function lookAt(
  context: BrowserContext,
  waiting: string[],
  theme: Theme,
  [width, other]: Viewport[],
): Promise<string[]> {
  const wrong: string[] = [];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const page = await context.newPage();
    await page.setViewportSize(width!);
    await page.goto(server.address + path);
    await expect(page.getByRole('heading').first()).toBeVisible();
    await page.waitForLoadState('networkidle');
    const { violations } = await new AxeBuilder({ page })
      .options({ runOnly: RULES, rules: { 'landmark-unique': { enabled: true } } })
      .analyze();
    for (const { id, nodes } of violations) {
      wrong.push(`${path}, ${theme}: ${id} at ${nodes.map(({ target }) => target).join(', ')}`);
    }
    for (const viewport of [width!, other!]) {
      await page.setViewportSize(viewport);
      // Pictures are drawn anew for the new width.
      try {
        await expect.poll(() => overflow(page), { timeout: 3000 }).toBeLessThanOrEqual(0);
      } catch {
        wrong.push(`${path} is ${await overflow(page)} px wider than a screen of ${viewport.width} px`);
      }
    }
    await page.close();
  }
  return wrong;
}

// The themes differ in their colors, the languages in their words, the widths in the layout: each is looked at once, not with each other.
for (const [locale, theme, viewports] of [
  ['en-US', 'light', [WIDE, NARROW]],
  ['fr-FR', 'dark', [NARROW, WIDE]],
  ['en-US', 'dark', [MAGNIFIED, VERY_WIDE]],
] as const) {
  test(`every page is accessible and fits, ${locale}, ${theme}, ${viewports[0].width} px wide`, async ({ browser }) => {
    const context = await browser.newContext({ colorScheme: theme, reducedMotion: 'reduce', locale });
    const waiting = [...PAGES];
    // Two at a time: most of it is waiting for pages to come to rest.
    const found = await Promise.all([
      lookAt(context, waiting, theme, [...viewports]),
      lookAt(context, waiting, theme, [...viewports]),
    ]);
    expect(found.flat()).toEqual([]);
    await context.close();
  });
}

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
