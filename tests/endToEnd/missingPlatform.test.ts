// Browsers without one thing or another: private windows, blocked site data, plain preferences. Everything that the page can do
// without is taken away in a real Chromium, each by itself and all together, once as if it were not there, and once so that it
// throws when it is touched, as browsers do for a page that may store nothing.

import type { BrowserContext } from 'playwright';
import { describe, expect, it } from 'vitest';
import { chromiumDriver } from '../support/engines/chromiumEngine.ts';
import { EnginePage } from '../support/engines/enginePage.ts';
import { representatives } from '../support/thorough.ts';
import { firstDigit, visitWithoutPlatform } from '../support/scenarios/withoutPlatform.ts';
import { useBrowser } from './browser.ts';

const visitors = useBrowser();

const OFFLINE = 'It does not keep the page for use without a network, so every visit needs one.';
/** What is taken away, and the sentence that visitors find for it in the settings; none where they miss nothing. */
const THINGS: Readonly<Record<string, string | undefined>> = {
  indexedDB: 'It has no storage for models, favourites, measurements and answers.',
  localStorage: 'It does not store settings.',
  sessionStorage: 'It does not keep the recent digits and your drawing when the page is reloaded.',
  'navigator.serviceWorker': OFFLINE,
  caches: OFFLINE,
  BroadcastChannel: 'Other tabs of this page show changes only after they are reloaded.',
  matchMedia: undefined,
  'navigator.clipboard': undefined,
  'navigator.share': undefined,
};
/** What browsers may not have, but never throw at. The last is used by nothing here, and is not to be missed if it ever is. */
const HARMLESS = [
  'navigator.languages',
  'navigator.hardwareConcurrency',
  'document.startViewTransition',
  'requestIdleCallback',
];

/** How a thing is taken away. */
type Fault = 'is absent' | 'throws';

/** Before any script of the page runs. */
async function take(visitor: BrowserContext, names: readonly string[], fault: Fault): Promise<void> {
  await visitor.addInitScript(
    ([taken, how]) => {
      for (const name of taken) {
        const [property = '', owner] = name.split('.').reverse();
        const holder = owner === 'navigator' ? Navigator.prototype : owner === 'document' ? Document.prototype : window;
        const refuse = (): never => {
          throw new DOMException('The operation is insecure.', 'SecurityError');
        };
        // What is constructed throws when it is, all else when it is asked for. What is absent is not found by 'in' either.
        if (how === 'is absent') {
          if (!Reflect.deleteProperty(holder, property)) {
            Object.defineProperty(holder, property, { value: undefined, configurable: true });
          }
        } else if (property === 'BroadcastChannel') {
          Object.defineProperty(holder, property, { value: refuse, configurable: true });
        } else {
          Object.defineProperty(holder, property, { get: refuse, configurable: true });
        }
      }
    },
    [names, fault] as const,
  );
}

/** The sentences that there should be, by their beginnings. */
const wanted = (names: readonly string[]): readonly unknown[] =>
  [...new Set(names.flatMap((name) => THINGS[name] ?? []))].map((text): unknown => expect.stringContaining(text));

const NAMES = Object.keys(THINGS);
const cases: readonly (readonly [name: string, fault: Fault, names: readonly string[]])[] = [
  ['everything that can be missed', 'is absent', [...NAMES, ...HARMLESS]],
  ['everything that can throw', 'throws', NAMES],
  ...NAMES.map((name) => [name, 'throws', [name]] as const),
];

/** Each by itself: the harder of the two ways is in every run. */
const absent = [...NAMES, ...HARMLESS].map((name) => [name, 'is absent', [name]] as const);

describe('a browser in which', () => {
  it.each([...cases, ...representatives(absent, 0)])(
    '%s %s shows digits, keeps favourites, compares, and says what is missing',
    async (_, fault, names) => {
      const visitor = await visitors.newVisitor({ serviceWorkers: 'allow' });
      await take(visitor, names, fault);
      const page = new EnginePage(chromiumDriver(await visitor.newPage()));
      await firstDigit(page, visitors.url);
      expect(await visitWithoutPlatform(page)).toEqual(wanted(names));
      if (names.some((name) => THINGS[name] === OFFLINE)) await page.text('needs a network').waitFor();
      expect(await page.problems()).toEqual([]);
    },
  );
});
