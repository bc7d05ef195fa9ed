// A database of the page, opened when it is first used and again whenever it was taken away: by a newer page in another tab,
// or by a visitor who clears what is stored. Every use may fail; who uses it carries on without.

import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { GALLERY, type DatabasePlan, type GallerySchema } from './schema.ts';

/** How long another tab may keep the database from opening. */
const OPEN_TIMEOUT_MS = 2000;

export type OpenDatabase<Schema extends DBSchema = GallerySchema> = () => Promise<IDBPDatabase<Schema>>;

/** The gallery's own database. */
export function createDatabase(): OpenDatabase {
  return databaseOf(GALLERY);
}

/** Opens a database at the first call; a call that fails is a real try again the next time. */
export function databaseOf<Schema extends DBSchema>({
  name,
  version,
  upgrade,
}: DatabasePlan<Schema>): OpenDatabase<Schema> {
  let opening: Promise<IDBPDatabase<Schema>> | undefined;

  function open(): Promise<IDBPDatabase<Schema>> {
    return new Promise((resolve, reject) => {
      const tooLate = setTimeout(() => {
        reject(new Error('storage: another tab holds an older version open, want it closed; close it to keep things'));
      }, OPEN_TIMEOUT_MS);
      openDB<Schema>(name, version, {
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
