// A database of the page. It is opened at its first use, and again after it was closed by a newer page in another tab or
// by a visitor who clears site data. Every use may fail; the caller then works without it.

import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { GALLERY, type DatabasePlan, type GallerySchema } from './schema.ts';

/** How long another tab may keep the database from opening. */
const BLOCKED_MS = 2000;
/** How long a disk may take that is only slow, or a browser whose database does not open at all. */
const SLOW_MS = 20_000;

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
      const rejectAfter = (ms: number, why: string): ReturnType<typeof setTimeout> =>
        setTimeout(() => {
          reject(new Error(`storage: ${why}`));
        }, ms);
      const timers = [rejectAfter(SLOW_MS, `not open after ${SLOW_MS} ms, want it sooner; reload to try again`)];
      openDB<Schema>(name, version, {
        upgrade,
        blocked: () => {
          const why = 'another tab holds an older version open, want it closed; close it to keep things';
          timers.push(rejectAfter(BLOCKED_MS, why));
        },
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
          timers.forEach(clearTimeout);
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
