// Browsers take only so many changes of the address in a time; WebKit throws at the hundredth in ten seconds. Whoever steps
// faster than that loses no digit, and the address follows.

import { describe, expect, it, onTestFinished } from 'vitest';
import { enginesHere } from '../../support/engines/browserPaths.ts';
import { launchEngine } from '../../support/engines/launchEngine.ts';
import { serveWatchedPage } from '../../support/engines/watchedSite.ts';

const STEPS = 130;

describe.each(await enginesHere())('%s', (name) => {
  it('goes on by more digits than its history takes at a time, and says in the address where it is', async () => {
    const [site, engine] = await Promise.all([serveWatchedPage(), launchEngine(name)]);
    onTestFinished(async () => {
      await engine.close();
      await site.close();
    });
    const page = await engine.newVisitor();
    await page.goto(`${site.url}#v=one&m=vae&s=3&i=0`);
    await page.get('one-digit article[data-digit="m=vae&s=3"]').waitFor();
    await page.evaluate((steps) => {
      for (let i = 0; i < steps; i++) {
        document.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
      }
    }, STEPS);
    await page.get(`one-digit article[data-digit="m=vae&s=3&i=${STEPS}"]`).waitFor();
    const address = `#m=vae&s=3&i=${STEPS}&v=one`;
    await page.waitFor('the address to follow', (wanted) => location.hash === wanted, [address]);
    await page.press('ArrowRight');
    await page.waitFor('the next digit', (last) => location.hash !== last, [address]);
    await page.back();
    await page.get(`one-digit article[data-digit="m=vae&s=3&i=${STEPS}"]`).waitFor();
    expect(await page.problems()).toEqual([]);
  });
});
