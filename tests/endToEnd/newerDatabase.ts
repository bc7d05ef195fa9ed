// A database that a newer version of the page has upgraded: this version can neither read nor change it any more.

import type { Page } from 'playwright';

/** Upgrades a database, as another tab with a newer version of the page does. Says whether the page let it. */
export function upgradeDatabase(page: Page, name: string): Promise<'upgraded' | 'kept waiting'> {
  return page.evaluate(
    (database) =>
      new Promise<'upgraded' | 'kept waiting'>((resolve) => {
        const opening = indexedDB.open(database, 99);
        opening.onblocked = () => {
          resolve('kept waiting');
        };
        opening.onsuccess = () => {
          opening.result.close();
          resolve('upgraded');
        };
      }),
    name,
  );
}
