// Models that the visitor has brought, in IndexedDB: what there is to know of each, and its file apart. What cannot be stored
// is the caller's to hold and to say.

import type { OpenDatabase } from './database.ts';
import { fileOf } from './modelStore.ts';
import {
  isCount,
  isListOf,
  isMatching,
  isNumber,
  isOneOf,
  isOptional,
  isRecordOf,
  isText,
  isTime,
} from './recordShape.ts';
import type { StoredOwnModel } from './schema.ts';

const isSomeText = isMatching(/./s);
const isSome = (value: unknown): boolean => isCount(value) && value !== 0;
const isStored = isRecordOf({
  sha256: isMatching(/^[0-9a-f]{64}$/),
  bytes: isSome,
  name: isSomeText,
  addedAt: isTime,
  kind: isSomeText,
  latent: isSome,
  classes: isOneOf(0, 10),
  priors: isListOf(isText, { min: 1 }),
  epochs: isOptional(isNumber),
  run: isSomeText,
});

/** Whether storage holds what this version of the page can use. */
export function isStoredOwnModel(value: unknown): value is StoredOwnModel {
  return isStored(value);
}

export interface OwnModelStore {
  /** All of them, unchecked: other versions of the page have written them. */
  all(): Promise<readonly unknown[]>;
  /** A model's bytes, unchecked, or undefined. */
  file(sha256: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** Stores a model, and its file if given, all or nothing. */
  put(model: StoredOwnModel, file?: Uint8Array<ArrayBuffer>): Promise<void>;
  delete(sha256: string): Promise<void>;
}

/** Nothing happens before it is first used. */
export function createOwnModelStore(database: OpenDatabase): OwnModelStore {
  return {
    async all() {
      return (await database()).getAll('ownModels');
    },
    async file(sha256) {
      const record = await (await database()).get('ownFiles', sha256);
      return fileOf(record);
    },
    async put(model, file) {
      // Errors such as a full quota show on the transaction, not on its requests.
      const transaction = (await database()).transaction(['ownModels', 'ownFiles'], 'readwrite', {
        durability: 'strict',
      });
      const changes: Promise<unknown>[] = [transaction.objectStore('ownModels').put(model), transaction.done];
      if (file) {
        const record = { sha256: model.sha256, file: file.slice().buffer };
        changes.push(transaction.objectStore('ownFiles').put(record));
      }
      await Promise.all(changes);
    },
    async delete(sha256) {
      const transaction = (await database()).transaction(['ownModels', 'ownFiles'], 'readwrite', {
        durability: 'strict',
      });
      const changes = (['ownModels', 'ownFiles'] as const).map((name) => transaction.objectStore(name).delete(sha256));
      await Promise.all([...changes, transaction.done]);
    },
  };
}
