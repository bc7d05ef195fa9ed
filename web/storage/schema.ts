// The gallery's own IndexedDB: models, those that ship and the visitor's, and favourites. Blocks of `upgrade` that were released are never edited; a change gets a version and a block.

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

/** A model that the visitor has brought: all of it but its file, so that a list of many reads little. */
export interface StoredOwnModel {
  readonly sha256: string;
  readonly bytes: number;
  /** What the visitor calls it. */
  readonly name: string;
  /** When it was brought, in milliseconds since 1970. */
  readonly addedAt: number;
  /** Of the card in its file (workers/service/latentRequests.ts). */
  readonly kind: string;
  readonly latent: number;
  readonly classes: number;
  readonly priors: readonly string[];
  /** Passes over the training digits, where its file says so. */
  readonly epochs?: number;
  /** What of its training record tells runs apart: models of one run differ in epochs. */
  readonly run: string;
}

/** Its file, the same bytes as on disk. */
export interface StoredOwnFile {
  readonly sha256: string;
  readonly file: ArrayBuffer;
}

export interface GallerySchema extends DBSchema {
  models: { key: string; value: StoredModel };
  favourites: { key: string; value: StoredFavourite };
  ownModels: { key: string; value: StoredOwnModel };
  ownFiles: { key: string; value: StoredOwnFile };
}

export const GALLERY: DatabasePlan<GallerySchema> = {
  name: 'this-digit-does-not-exist',
  version: 3,
  upgrade(database, oldVersion) {
    if (oldVersion < 1) database.createObjectStore('models', { keyPath: 'sha256' });
    if (oldVersion < 2) database.createObjectStore('favourites', { keyPath: 'address' });
    if (oldVersion < 3) {
      for (const store of ['ownModels', 'ownFiles'] as const) database.createObjectStore(store, { keyPath: 'sha256' });
    }
  },
};
