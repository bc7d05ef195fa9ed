// A gallery with more than one model, served for all tests of a file.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll } from 'vitest';
import { serveSite } from '../../workers/node/tasks/siteServer.ts';
import { buildModelSite } from '../support/modelSite.ts';
import type { UntrainedModel } from '../support/untrainedModel.ts';
import { useBrowser, type Visitors } from './browser.ts';

/** Visitors of a gallery with the shipped VAE and these. Call once at the top of a test file. */
export function useModelSite(others: () => Promise<readonly UntrainedModel[]>): Visitors {
  const temporary = mkdtempSync(join(tmpdir(), 'digits-test-'));
  afterAll(() => {
    rmSync(temporary, { recursive: true, force: true, maxRetries: 3 });
  });
  return useBrowser(async () => serveSite({ folder: await buildModelSite(temporary, await others()), port: 0 }));
}

/** How many models the page keeps. */
export function storedModels(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('this-digit-does-not-exist');
        // The page opens its storage after the first digits: until then there is none, and this must not make an empty one.
        let isThere = true;
        opening.onupgradeneeded = () => {
          isThere = false;
          opening.transaction?.abort();
        };
        opening.onerror = () => {
          if (isThere) reject(new Error('the database cannot be opened'));
          else resolve(0);
        };
        opening.onsuccess = () => {
          const database = opening.result;
          const counting = database.transaction('models').objectStore('models').count();
          counting.onsuccess = () => {
            database.close();
            resolve(counting.result);
          };
        };
      }),
  );
}
