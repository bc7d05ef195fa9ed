// Modes of real browsers that take something away: private windows, preferences, blocked site data, no WebAssembly. The first
// digit comes in each, what can be done is done from memory, and visitors find in plain words what is missing.

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { launchChromiumWithProfile } from '../../support/chromium.ts';
import { enginesHere } from '../../support/engines/browserPaths.ts';
import { chromiumDriver } from '../../support/engines/chromiumEngine.ts';
import type { EngineName } from '../../support/engines/driver.ts';
import type { Engine, EngineOptions } from '../../support/engines/engine.ts';
import { EnginePage } from '../../support/engines/enginePage.ts';
import { launchEngine } from '../../support/engines/launchEngine.ts';
import { serveWatchedPage } from '../../support/engines/watchedSite.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { isThorough } from '../../support/thorough.ts';
import { FIRST_DIGIT, firstDigit, visitWithoutPlatform } from '../../support/scenarios/withoutPlatform.ts';
import { nodeDigits } from '../nodeDigits.ts';

/** Of what the settings say. */
const MISSING = {
  kernels: 'does not run WebAssembly with SIMD.',
  database: 'It has no storage for models',
  settings: 'It does not store settings.',
  visit: 'It does not keep the recent digits',
  offline: 'It does not keep the page for use without a network',
  tabs: 'Other tabs of this page show changes only',
} as const;

interface Mode {
  readonly engine: EngineName;
  readonly name: string;
  readonly options?: EngineOptions;
  /** In place of an engine with these options. */
  readonly launch?: () => Promise<Pick<Engine, 'newVisitor' | 'close'>>;
  readonly missing?: readonly (keyof typeof MISSING)[];
  /** Seen by itself in the long form only: in every run with others, and by itself in Chromium (missingPlatform.test.ts). */
  readonly isLong?: boolean;
}

const NO_SERVICE_WORKERS = { 'dom.serviceWorkers.enabled': false };
/** Newer versions of Firefox (153 is one) know only the last: IndexedDB can be switched off in private windows. */
const NO_DATABASE = { 'dom.indexedDB.enabled': false, 'dom.indexedDB.privateBrowsing.enabled': false };
const NO_WEB_ASSEMBLY = { 'javascript.options.wasm': false };
/** As newer and as older versions of WebKit call it. */
const NO_JSC_WASM = { JSC_useWasm: '0', JSC_useWebAssembly: '0' };
/** All cookies and site data. */
const BLOCKED = { 'network.cookie.cookieBehavior': 2 };

const MODES: readonly Mode[] = [
  {
    engine: 'chromium',
    name: 'with site data blocked',
    launch: chromiumWithSiteDataBlocked,
    missing: ['database', 'settings', 'visit', 'offline'],
  },
  { engine: 'firefox', name: 'in a private window', options: { privateBrowsing: true } },
  {
    engine: 'firefox',
    name: 'without service workers',
    isLong: true,
    options: { preferences: NO_SERVICE_WORKERS },
    missing: ['offline'],
  },
  {
    engine: 'firefox',
    name: 'without IndexedDB',
    isLong: true,
    options: { privateBrowsing: true, preferences: NO_DATABASE },
    missing: ['database'],
  },
  {
    engine: 'firefox',
    name: 'without WebAssembly',
    isLong: true,
    options: { preferences: NO_WEB_ASSEMBLY },
    missing: ['kernels'],
  },
  {
    engine: 'firefox',
    name: 'without any of these, in a private window',
    options: { privateBrowsing: true, preferences: { ...NO_SERVICE_WORKERS, ...NO_DATABASE, ...NO_WEB_ASSEMBLY } },
    missing: ['kernels', 'database', 'offline'],
  },
  {
    engine: 'firefox',
    name: 'with site data blocked',
    options: { preferences: BLOCKED },
    missing: ['database', 'settings', 'visit', 'offline', 'tabs'],
  },
  { engine: 'webkit', name: 'in an ephemeral session' },
  {
    engine: 'webkit',
    name: 'without WebAssembly',
    options: { environment: NO_JSC_WASM },
    missing: ['kernels'],
  },
];

/** As its settings do it, which are in its profile. */
async function chromiumWithSiteDataBlocked(): Promise<Pick<Engine, 'newVisitor' | 'close'>> {
  const profile = temporaryFolder();
  await mkdir(join(profile, 'Default'));
  const preferences = { profile: { default_content_setting_values: { cookies: 2 } } };
  await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
  const context = await launchChromiumWithProfile(profile);
  return {
    newVisitor: async () => new EnginePage(chromiumDriver(await context.newPage())),
    close: () => context.close(),
  };
}

/** The first digit's grey levels, from what the tab keeps of those that were seen. */
async function firstInk(page: EnginePage): Promise<Uint8Array> {
  const text = await page.waitFor('the digit to be kept', () => sessionStorage.getItem('this-digit-trail'), []);
  const { digits } = JSON.parse(text) as { readonly digits: readonly { readonly ink: string }[] }; // written by the page
  return Uint8Array.from(Buffer.from(digits[0]?.ink ?? '', 'base64'));
}

const here = await enginesHere();

describe.each(MODES.filter(({ engine, isLong = false }) => here.includes(engine) && (isThorough || !isLong)))(
  '$engine $name',
  ({ engine: name, options, launch = () => launchEngine(name, options), missing = [] }) => {
    it('shows digits, keeps favourites, compares, and says what is missing', { timeout: 300_000 }, async () => {
      const [site, engine] = await Promise.all([serveWatchedPage(), launch()]);
      onTestFinished(async () => {
        await engine.close();
        await site.close();
      });
      const page = await engine.newVisitor();
      await firstDigit(page, site.url);
      if (!missing.includes('visit')) {
        const { seed, index, model } = FIRST_DIGIT;
        const [got, want] = [await firstInk(page), await nodeDigits(seed, index, 1, {}, model)];
        expect(got).toHaveLength(want.length);
        const worst = Math.max(...want.map((level, i) => Math.abs(level - (got[i] ?? 0))));
        expect(worst).toBeLessThanOrEqual(missing.includes('kernels') ? 1 : 0);
      }
      if (missing.includes('kernels')) await page.get('notice-bar').text(MISSING.kernels).waitFor();
      if (missing.includes('database')) await page.get('notice-bar').text('does not let the page store').waitFor();
      const sentences = await visitWithoutPlatform(page);
      expect(sentences).toEqual(missing.map((kind): unknown => expect.stringContaining(MISSING[kind])));
      if (missing.includes('offline')) await page.get('status-bar').text('needs a network').waitFor();
      expect(await page.problems()).toEqual([]);
      expect(site.refused).toEqual([]);
    });
  },
);

describe.runIf(here.includes('firefox'))('firefox that gives pages noise instead of what they have drawn', () => {
  it('says so before a picture of noise is saved, and saves what is not read from a canvas', async () => {
    const preferences = { 'privacy.resistFingerprinting': true };
    const [site, engine] = await Promise.all([serveWatchedPage(), launchEngine('firefox', { preferences })]);
    onTestFinished(async () => {
      await engine.close();
      await site.close();
    });
    const page = await engine.newVisitor();
    await firstDigit(page, site.url);
    await page.role('button', 'Share and save').click();
    await page.role('button', 'Save PNG').click();
    await page.text('This browser does not let the page read what it has drawn').waitFor();
    const { name } = await page.saves(() => page.role('button', 'Save SVG').click());
    expect(name).toMatch(/\.svg$/);
    expect(await page.problems()).toEqual([]);
  });
});
