// Favourites in IndexedDB, keyed by address. What cannot be stored is the caller's to hold and to say.

import type { OpenDatabase } from './database.ts';
import type { StoredFavourite } from './schema.ts';

export interface FavouriteStore {
  /** All of them, unchecked: other versions of the page have written them. */
  all(): Promise<readonly unknown[]>;
  /** Stores some and deletes some, all or nothing. */
  change(put: readonly StoredFavourite[], deleted: readonly string[]): Promise<void>;
}

/** Nothing happens before it is first used. */
export function createFavouriteStore(database: OpenDatabase): FavouriteStore {
  return {
    async all() {
      return (await database()).getAll('favourites');
    },
    async change(put, deleted) {
      // Errors such as a full quota show on the transaction, not on its requests.
      const transaction = (await database()).transaction('favourites', 'readwrite', { durability: 'strict' });
      const { store } = transaction;
      const changes = [...put.map((favourite) => store.put(favourite)), ...deleted.map((key) => store.delete(key))];
      await Promise.all([...changes, transaction.done]);
    },
  };
}
