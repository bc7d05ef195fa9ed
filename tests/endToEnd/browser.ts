// One Chromium and one host of the built page for all tests of a file.

import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import type { SiteServer } from '../../workers/node/tasks/siteServer.ts';
import { launchChromium } from '../support/chromium.ts';
import { serveBuiltPage } from '../support/site.ts';

export interface Visitors {
  /** Where the page is served. */
  readonly url: string;
  /** A visitor who has never been here; gone at the end of the test. */
  newVisitor(options?: BrowserContextOptions): Promise<BrowserContext>;
}

/** Call once at the top of a test file. `serve` opens another site than the built page; `args` are Chromium's. */
export function useBrowser(serve: () => Promise<SiteServer> = serveBuiltPage, args: readonly string[] = []): Visitors {
  let browser: Browser | undefined;
  let site: SiteServer | undefined;
  beforeAll(async () => {
    [browser, site] = await Promise.all([launchChromium(args), serve()]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });
  return {
    get url() {
      if (!site) throw new Error('visitors: no site yet; ask inside a test');
      return site.url;
    },
    async newVisitor(options = {}) {
      if (!browser) throw new Error('visitors: no browser yet; ask inside a test');
      const context = await browser.newContext({ viewport: { width: 1024, height: 700 }, ...options });
      onTestFinished(() => context.close());
      return context;
    },
  };
}
