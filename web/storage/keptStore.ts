// One object store of a database, as a list that is read whole and changed in transactions. What cannot be stored is the
// caller's to hold and to say (keptList.ts).

import type { DBSchema, StoreKey, StoreNames, StoreValue } from 'idb';
import type { OpenDatabase } from './database.ts';

export interface KeptChange<Item> {
  /** Whether all that is stored goes first, also what this version of the page cannot read. */
  readonly isCleared: boolean;
  readonly put: readonly Item[];
  /** Keys of what goes. */
  readonly deleted: readonly string[];
}

export interface KeptStore<Item> {
  /** All of them, unchecked: other versions of the page have written them. */
  all(): Promise<readonly unknown[]>;
  /** Makes a change, all or nothing. */
  change(change: KeptChange<Item>): Promise<void>;
}

/** Nothing happens before it is first used. Keys are texts, and each is in its record. */
export function createKeptStore<Schema extends DBSchema, Name extends StoreNames<Schema>>(
  database: OpenDatabase<Schema>,
  name: Name,
): KeptStore<StoreValue<Schema, Name>> {
  return {
    async all() {
      return (await database()).getAll(name);
    },
    async change({ isCleared, put, deleted }) {
      // Errors such as a full quota show on the transaction, not on its requests.
      const transaction = (await database()).transaction(name, 'readwrite', { durability: 'strict' });
      const { store } = transaction;
      await Promise.all([
        ...(isCleared ? [store.clear()] : []),
        ...put.map((item) => store.put(item)),
        // Keys are texts in every store of this kind.
        ...deleted.map((key) => store.delete(key as StoreKey<Schema, Name>)),
        transaction.done,
      ]);
    },
  };
}
