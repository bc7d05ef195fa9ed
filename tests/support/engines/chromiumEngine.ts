// Chromium, by Playwright.

import type { BrowserContext, Page } from 'playwright';
import { launchChromium } from '../chromium.ts';
import { PageGone } from '../../../workers/node/tasks/browsers/pageGone.ts';
import type { Driver, SavedFile } from './driver.ts';
import { withErrors } from './driverErrors.ts';
import { VIEWPORT, type Engine, type EngineOptions } from './engine.ts';
import { EnginePage } from './enginePage.ts';

export async function launchChromiumEngine(options: EngineOptions = {}): Promise<Engine> {
  const { colorScheme = 'light', language = 'en-US', reducedMotion = false, args = [] } = options;
  const browser = await launchChromium(args);
  return {
    name: 'chromium',
    version: browser.version(),
    async newVisitor(viewport = {}) {
      const context = await browser.newContext({
        viewport: { ...VIEWPORT, ...viewport },
        colorScheme,
        locale: language,
        reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
      });
      return new EnginePage(chromiumDriver(await context.newPage(), context));
    },
    close: () => browser.close(),
  };
}

/** For a page that is already there; its context ends with it if given. */
export function chromiumDriver(page: Page, context?: BrowserContext): Driver {
  const problems: string[] = [];
  const saved: SavedFile[] = [];
  page.on('pageerror', (error) => problems.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`);
  });
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    if (reason !== 'net::ERR_ABORTED') problems.push(`request: ${request.url()} ${reason}`);
  });
  page.on('download', (download) => {
    void download.path().then((path) => saved.push({ name: download.suggestedFilename(), path }));
  });
  const driver: Driver = {
    engine: 'chromium',
    goto: async (url) => void (await page.goto(url)),
    reload: async () => void (await page.reload()),
    travel: async (delta) => void (await (delta < 0 ? page.goBack() : page.goForward())),
    call: (source, text) => page.evaluate<string>(`(${source})(${JSON.stringify(text)})`),
    keyDown: (key) => page.keyboard.down(key),
    keyUp: (key) => page.keyboard.up(key),
    pointerMove: (x, y) => page.mouse.move(x, y),
    pointerDown: () => page.mouse.down(),
    pointerUp: () => page.mouse.up(),
    async wheel(x, y, deltaX, deltaY) {
      await page.mouse.move(x, y);
      await page.mouse.wheel(deltaX, deltaY);
    },
    setViewport: (width, height) => page.setViewportSize({ width, height }),
    screenshot: () => page.screenshot(),
    problems: () => Promise.resolve([...problems]),
    saved: () => Promise.resolve([...saved]),
    close: async () => (context ? context.close() : page.close()),
  };
  return withErrors(driver, (error) => (isGone(error) ? new PageGone(error.message, { cause: error }) : error));
}

/** By Playwright's words: it has no type for it. */
function isGone(error: unknown): error is Error {
  return error instanceof Error && /\b(Target|Page) crashed\b|\bhas been closed\b/.test(error.message);
}
