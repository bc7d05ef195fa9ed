// The Chromium and the host of the built page that all tests of a file share. Neither is started for each file anew.

import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import type { SiteServer } from '../../workers/node/tasks/siteServer.ts';
import { launchChromium, warmChromium } from '../support/chromium.ts';
import { serveBuiltPage } from '../support/site.ts';

export interface Visitors {
  /** Where the page is served. */
  readonly url: string;
  /**
   * A visitor who has never been here; gone at the end of the test. The page has no service worker unless `serviceWorkers` is
   * `allow`: one that fetches and checks all files for each visitor takes as long as the test.
   */
  newVisitor(options?: BrowserContextOptions): Promise<BrowserContext>;
}

let builtPage: Promise<SiteServer> | undefined;

/** Call once at the top of a test file. `serve` opens another site than the built page; `args` are Chromium's. */
export function useBrowser(serve?: () => Promise<SiteServer>, args: readonly string[] = []): Visitors {
  let browser: Browser | undefined;
  let site: SiteServer | undefined;
  beforeAll(async () => {
    [browser, site] = await Promise.all([
      args.length > 0 ? launchChromium(args) : warmChromium(),
      serve ? serve() : (builtPage ??= serveBuiltPage()),
    ]);
  });
  afterAll(async () => {
    if (args.length > 0) await browser?.close();
    if (serve) await site?.close();
  });
  return {
    get url() {
      if (!site) throw new Error('visitors: no site yet; ask inside a test');
      return site.url;
    },
    async newVisitor(options = {}) {
      if (!browser) throw new Error('visitors: no browser yet; ask inside a test');
      const context = await browser.newContext({
        viewport: { width: 1024, height: 700 },
        serviceWorkers: 'block',
        ...options,
      });
      onTestFinished(() => context.close());
      return context;
    },
  };
}
