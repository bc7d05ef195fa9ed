// A visitor's copy of MNIST in IndexedDB. Every method may fail; the copy is then held in memory, and the visitor is told.

import { MNIST_PARTS, type MnistPart } from '../../workers/data/mnistNames.ts';
import type { OpenDatabase } from './database.ts';
import { isCount, isOneOf, isRecordOf, isText } from './recordShape.ts';
import type { TrialSchema, StoredMnistFile } from './trialSchema.ts';

const isStored = isRecordOf({
  part: isOneOf(...Object.keys(MNIST_PARTS)),
  name: isText,
  file: (value: unknown) => value instanceof Blob,
  count: isCount,
});

/** Whether storage holds what this version of the page can use. */
export function isStoredMnistFile(value: unknown): value is StoredMnistFile {
  return isStored(value);
}

export interface MnistStore {
  /** All of it, unchecked: other versions of the page have written it. */
  all(): Promise<readonly unknown[]>;
  put(file: StoredMnistFile): Promise<void>;
  /** All of it, or one file. */
  delete(part?: MnistPart): Promise<void>;
}

/** Nothing happens before it is first used. */
export function createMnistStore(database: OpenDatabase<TrialSchema>): MnistStore {
  return {
    async all() {
      return (await database()).getAll('mnist');
    },
    async put(file) {
      // Errors such as a full quota show on the transaction, not on its requests.
      const transaction = (await database()).transaction('mnist', 'readwrite', { durability: 'strict' });
      await Promise.all([transaction.store.put(file), transaction.done]);
    },
    async delete(part) {
      const transaction = (await database()).transaction('mnist', 'readwrite');
      const { store } = transaction;
      await Promise.all([part ? store.delete(part) : store.clear(), transaction.done]);
    },
  };
}
