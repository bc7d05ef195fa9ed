// The page's IndexedDB. Blocks of `upgrade` that were released are never edited; a change gets a version and a block.

import type { DBSchema, IDBPDatabase } from 'idb';

export const DATABASE = 'this-digit-does-not-exist';
export const DATABASE_VERSION = 1;

/** A model file, the same bytes as on disk. */
export interface StoredModel {
  readonly sha256: string;
  readonly bytes: number;
  readonly formatVersion: number;
  readonly file: ArrayBuffer;
}

export interface GallerySchema extends DBSchema {
  models: { key: string; value: StoredModel };
}

export function upgrade(database: IDBPDatabase<GallerySchema>, oldVersion: number): void {
  if (oldVersion < 1) database.createObjectStore('models', { keyPath: 'sha256' });
}
