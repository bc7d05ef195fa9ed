// The page's one database, opened when it is first used and again whenever it was taken away: by a newer page in another tab,
// or by a visitor who clears what is stored. Every use may fail; who uses it carries on without.

import { openDB, type IDBPDatabase } from 'idb';
import { DATABASE, DATABASE_VERSION, upgrade, type GallerySchema } from './schema.ts';

/** How long another tab may keep the database from opening. */
const OPEN_TIMEOUT_MS = 2000;

export type OpenDatabase = () => Promise<IDBPDatabase<GallerySchema>>;

/** Opens the database at the first call; a call that fails is a real try again the next time. */
export function createDatabase(): OpenDatabase {
  let opening: Promise<IDBPDatabase<GallerySchema>> | undefined;

  function open(): Promise<IDBPDatabase<GallerySchema>> {
    return new Promise((resolve, reject) => {
      const tooLate = setTimeout(() => {
        reject(new Error('storage: another tab holds an older version open, want it closed; close it to keep things'));
      }, OPEN_TIMEOUT_MS);
      openDB<GallerySchema>(DATABASE, DATABASE_VERSION, {
        upgrade,
        // A newer page in another tab wants to upgrade: it must not wait for this one.
        blocking: (_current, _blocked, event) => {
          (event.target as IDBDatabase).close(); // versionchange is only ever sent to a database
          opening = undefined;
        },
        terminated: () => {
          opening = undefined;
        },
      })
        .then(resolve, reject)
        .finally(() => {
          clearTimeout(tooLate);
        });
    });
  }

  return () => {
    opening ??= open().catch((error: unknown) => {
      opening = undefined;
      throw error;
    });
    return opening;
  };
}
