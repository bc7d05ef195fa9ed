// Model files in IndexedDB, keyed by their sha256. Every method may fail: in private windows, on a full disk, because of
// another tab. The store is a cache, so callers work without it.

import type { IDBPObjectStore } from 'idb';
import type { OpenDatabase } from './database.ts';
import type { GallerySchema } from './schema.ts';
import type { ShippedFile } from './shippedModel.ts';

type WritableModels = IDBPObjectStore<GallerySchema, ['models'], 'models', 'readwrite'>;

export interface ModelStore {
  /** The stored bytes, unchecked, or undefined. */
  get(sha256: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** sha256 of every stored model. */
  keys(): Promise<readonly string[]>;
  /** Stores a model's file. */
  put(model: ShippedFile, file: Uint8Array<ArrayBuffer>): Promise<void>;
  delete(sha256: string): Promise<void>;
  /** Deletes what is stored under other keys than these. */
  keepOnly(sha256s: ReadonlySet<string>): Promise<void>;
}

/** The bytes of a stored file; none where the record holds something else. */
export function fileOf(record: { readonly file: unknown } | undefined): Uint8Array<ArrayBuffer> | undefined {
  return record?.file instanceof ArrayBuffer ? new Uint8Array(record.file) : undefined;
}

/** Nothing happens before it is first used. */
export function createModelStore(database: OpenDatabase): ModelStore {
  async function write(change: (store: WritableModels) => Promise<unknown>): Promise<void> {
    // Errors such as a full quota show on the transaction, not on its requests.
    const transaction = (await database()).transaction('models', 'readwrite', { durability: 'strict' });
    await Promise.all([change(transaction.store), transaction.done]);
  }

  return {
    async get(sha256) {
      const record = await (await database()).get('models', sha256);
      return fileOf(record);
    },
    async keys() {
      return (await database()).getAllKeys('models');
    },
    put({ sha256, bytes, formatVersion }, file) {
      return write((store) => store.put({ sha256, bytes, formatVersion, file: file.slice().buffer }));
    },
    delete(sha256) {
      return write((store) => store.delete(sha256));
    },
    async keepOnly(sha256s) {
      const stored = await (await database()).getAllKeys('models');
      const superfluous = stored.filter((key) => !sha256s.has(key));
      if (superfluous.length > 0) await write((store) => Promise.all(superfluous.map((key) => store.delete(key))));
    },
  };
}
