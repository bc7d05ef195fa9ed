// Where the browsers of the tests are: those that `npm test` has found or, run without it, those that are found now.

import { findBrowser, NONE, type BrowserKind } from '../../../workers/node/tasks/browsers/findBrowser.ts';
import { FIREFOX } from '../../../workers/node/tasks/browsers/firefox.ts';
import { WEBKIT } from '../../../workers/node/tasks/browsers/webKit.ts';
import { ENGINE_NAMES, type EngineName } from './driver.ts';

const places = new Map<unknown, Promise<unknown>>();

/** The programs of a browser, if it is on this machine. One that the environment names is not tried again. */
function placeOf<Programs>(kind: BrowserKind<Programs>): Promise<Programs | undefined> {
  const known = places.get(kind) as Promise<Programs | undefined> | undefined; // put there below
  const path = process.env[kind.variable];
  const place = known ?? (path && path !== NONE ? Promise.resolve(kind.named(path)) : findBrowser(kind));
  places.set(kind, place);
  return place;
}

/** @throws Error where there is none */
export async function programsOf<Programs>(kind: BrowserKind<Programs>): Promise<Programs> {
  const programs = await placeOf(kind);
  if (programs !== undefined) return programs;
  throw new Error(`browser: no ${kind.name} on this machine, want ${kind.wanted} in ${kind.variable}`);
}

/** The engines that this machine can test in. Chromium is always one of them: without it no test of a page runs. */
export async function enginesHere(): Promise<readonly EngineName[]> {
  const others = { firefox: await placeOf(FIREFOX), webkit: await placeOf(WEBKIT) };
  return ENGINE_NAMES.filter((name) => name === 'chromium' || others[name] !== undefined);
}
