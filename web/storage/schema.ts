// The page's IndexedDB. Blocks of `upgrade` that were released are never edited; a change gets a version and a block.

import type { DBSchema, IDBPDatabase } from 'idb';

/** How a database comes to be as this page wants it. */
export interface DatabasePlan<Schema extends DBSchema> {
  readonly name: string;
  readonly version: number;
  readonly upgrade: (database: IDBPDatabase<Schema>, oldVersion: number) => void;
}

/** A model file, the same bytes as on disk. */
export interface StoredModel {
  readonly sha256: string;
  readonly bytes: number;
  readonly formatVersion: number;
  readonly file: ArrayBuffer;
}

/** A digit that the visitor has kept: its address is all that it takes to have it again. */
export interface StoredFavourite {
  /** The digit's address in its canonical form (core/address.ts). */
  readonly address: string;
  /** sha256 of the model that drew it; another version of the model draws another digit. */
  readonly sha256: string;
  /** When it was kept, in milliseconds since 1970. */
  readonly addedAt: number;
}

export interface GallerySchema extends DBSchema {
  models: { key: string; value: StoredModel };
  favourites: { key: string; value: StoredFavourite };
}

export const GALLERY: DatabasePlan<GallerySchema> = {
  name: 'this-digit-does-not-exist',
  version: 2,
  upgrade(database, oldVersion) {
    if (oldVersion < 1) database.createObjectStore('models', { keyPath: 'sha256' });
    if (oldVersion < 2) database.createObjectStore('favourites', { keyPath: 'address' });
  },
};
