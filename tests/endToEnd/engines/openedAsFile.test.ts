// index.html opened by double click, as it is built and as it is in the source. Browsers run no module scripts from there, so
// the page cannot start; it is styled all the same, and says what to do.

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../../../workers/node/projectRoot.ts';
import { enginesHere } from '../../support/engines/browserPaths.ts';
import type { Engine } from '../../support/engines/engine.ts';
import { launchEngine } from '../../support/engines/launchEngine.ts';

/** What remote-controlled Firefoxes are allowed besides, and visitors' are not: scripts from files. */
const preferences = { 'remote.prefs.recommended': false, 'security.fileuri.strict_origin_policy': true };

// The page waits eight seconds before it says so: all engines wait at the same time.
describe.concurrent.each(await enginesHere())('%s', (name) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await launchEngine(name, { preferences });
  });
  afterAll(() => engine.close());

  it.each([
    ['dist', 'built'],
    ['web', 'in the source'],
  ])('%s/index.html, as it is %s, is styled and says what to do', async (folder) => {
    const page = await engine.newVisitor();
    await page.goto(pathToFileURL(join(PROJECT_ROOT, folder, 'index.html')).href);
    await page.text('This page has not started').waitFor();
    await page.text('in the project’s folder').waitFor();
    const styles = await page.evaluate(() => ({
      paper: getComputedStyle(document.documentElement).backgroundColor,
      heading: getComputedStyle(document.querySelector('h1') ?? document.body).fontStyle,
    }));
    expect(styles).toEqual({ paper: 'rgb(246, 242, 233)', heading: 'italic' });
  });
});
