// A browser that crashes: the test that meets it is told at once, and the tests after it have a page again.

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { PageGone } from '../../../workers/node/tasks/browsers/pageGone.ts';
import { enginesHere } from '../../support/engines/browserPaths.ts';
import { crashPages } from '../../support/engines/crashPage.ts';
import type { EnginePage } from '../../support/engines/enginePage.ts';
import { launchEngine } from '../../support/engines/launchEngine.ts';

/** Longer than the test may take: a wait that outlives the page fails it. */
const FOREVER = { timeoutMs: 600_000 };

let site: Server;
let url = '';
beforeAll(async () => {
  site = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html');
    // Without an icon: a request for one, cut off by the crash, would be a problem of its own.
    response.end('<!doctype html><title>here</title><link rel="icon" href="data:,">');
  });
  await new Promise<void>((resolve) => site.listen(0, resolve));
  url = `http://localhost:${(site.address() as AddressInfo).port}/`; // it listens
});
afterAll(() => {
  site.closeAllConnections();
  site.close();
});

// Processes are found by `ps`, which Windows does not have.
describe.skipIf(process.platform === 'win32').each(await enginesHere())('%s', (name) => {
  async function open(): Promise<EnginePage> {
    const engine = await launchEngine(name);
    onTestFinished(() => engine.close());
    const page = await engine.newVisitor({ width: 390, height: 844 });
    await page.goto(url);
    return page;
  }

  it('ends a wait when the page has crashed, says so, and opens the next address in a new visit', async () => {
    const page = await open();
    const wait = expect(page.get('.nowhere').waitFor(FOREVER)).rejects.toThrow(
      /its web process or window is gone, while the test waited for .*nowhere.* to be seen/,
    );
    await crashPages(name);
    await wait;
    await page.goto(url);
    expect(await page.evaluate(() => [document.title, innerWidth, innerHeight])).toEqual(['here', 390, 844]);
    expect(await page.problems()).toEqual([]);
  });

  it('ends a question that the page would have answered', async () => {
    const page = await open();
    const question = expect(page.evaluate(() => new Promise(() => undefined))).rejects.toBeInstanceOf(PageGone);
    await crashPages(name);
    await question;
  });
});
