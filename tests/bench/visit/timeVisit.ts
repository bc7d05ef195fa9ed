// One visit of somebody who has never been there.

import type { Browser } from 'playwright';

/** The first digits are painted, or the page of the address is on screen. */
export type Mark = 'digits' | 'page';

export interface VisitConditions {
  readonly mark?: Mark;
  /** So many times slower is the page's thread. */
  readonly throttling?: number;
}

const TIMEOUT_MS = 120_000;

/** Milliseconds from the start of the navigation to the mark. */
export async function timeVisit(
  browser: Browser,
  url: string,
  { mark = 'digits', throttling = 1 }: VisitConditions = {},
): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  try {
    const page = await context.newPage();
    if (throttling > 1) {
      const devTools = await context.newCDPSession(page);
      await devTools.send('Emulation.setCPUThrottlingRate', { rate: throttling });
    }
    await page.goto(url, { waitUntil: 'commit' });
    const reached = await page.waitForFunction(
      (wanted) => {
        if (wanted === 'digits') return performance.getEntriesByName('first-digits')[0]?.startTime;
        return document.querySelector('digit-gallery[data-page=ready]') ? performance.now() : undefined;
      },
      mark,
      { timeout: TIMEOUT_MS },
    );
    return (await reached.jsonValue()) ?? NaN;
  } finally {
    await context.close();
  }
}
