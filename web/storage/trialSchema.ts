// The database of the visitor's copy of MNIST and answers in tests. It is separate from the gallery's database, so that
// pages that need neither do not open it or wait for its upgrade, and models and favourites are safe when 47 MB fill the
// disk.

import type { DBSchema } from 'idb';
import type { MnistPart } from '../../workers/data/mnistNames.ts';
import type { DatabasePlan } from './schema.ts';

/** One of MNIST's four files as the visitor gave it. Browsers keep a Blob beside the database, and read it only when asked. */
export interface StoredMnistFile {
  readonly part: MnistPart;
  /** What it was called. */
  readonly name: string;
  readonly file: Blob;
  /** Digits in it. */
  readonly count: number;
}

export interface TrialSchema extends DBSchema {
  mnist: { key: MnistPart; value: StoredMnistFile };
  /** Answers of blind tests (features/compare/blind/play.ts), unchecked: other versions of the page have written them. */
  plays: { key: string; value: { readonly id: string } };
}

export const TRIALS: DatabasePlan<TrialSchema> = {
  name: 'this-digit-trials',
  version: 1,
  upgrade(database, oldVersion) {
    if (oldVersion < 1) {
      database.createObjectStore('mnist', { keyPath: 'part' });
      database.createObjectStore('plays', { keyPath: 'id' });
    }
  },
};
