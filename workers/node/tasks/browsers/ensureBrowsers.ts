// The browsers of a whole run. Chromium must be there; without another engine the run goes on, and says so at its end.

import { CHROMIUM, ensureChromium } from './chromium.ts';
import { findBrowser, NONE, type BrowserKind } from './findBrowser.ts';
import { FIREFOX } from './firefox.ts';
import { installWithApt } from './installWithApt.ts';
import { WEBKIT } from './webKit.ts';

/** Puts the paths of a browser that is there into the environment, for the tests. Whether it is there. */
async function locate<Programs>(kind: BrowserKind<Programs>): Promise<boolean> {
  const programs = await findBrowser(kind);
  if (programs !== undefined) Object.assign(process.env, kind.environment(programs));
  return programs !== undefined;
}

const OTHERS = [
  { kind: FIREFOX, isThere: () => locate(FIREFOX) },
  { kind: WEBKIT, isThere: () => locate(WEBKIT) },
] as const;

/**
 * Finds the browsers, or installs them, and leaves their paths in the environment for the tests.
 * @returns a line for each engine that this run will not see
 */
export async function ensureBrowsers(): Promise<readonly string[]> {
  process.env[CHROMIUM.variable] = await ensureChromium();
  const unseen: string[] = [];
  for (const { kind, isThere } of OTHERS) {
    if (await isThere()) continue;
    const isUnwanted = process.env[kind.variable] === NONE;
    if (!isUnwanted && (await installWithApt([kind])) && (await isThere())) continue;
    const why = isUnwanted ? `${kind.variable} is ${NONE}` : `none that opens a page, and none could be installed`;
    unseen.push(`not seen in ${kind.name}: ${why}; want ${kind.wanted} in ${kind.variable}`);
    process.env[kind.variable] = NONE;
  }
  return unseen;
}
