// Models that the visitor has brought, in IndexedDB: what there is to know of each, and its file apart. What cannot be
// stored is held in memory.

import type { OpenDatabase } from '../../../storage/database.ts';
import type { KeptKind } from '../../../storage/keptList.ts';
import type { KeptStore } from '../../../storage/keptStore.ts';
import { fileOf } from '../../../storage/modelStore.ts';
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
} from '../../../storage/recordShape.ts';
import type { StoredOwnModel } from '../../../storage/schema.ts';

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

/** The visitor's own models, by checksum, in the order in which they came. */
export const OWN_MODELS: KeptKind<StoredOwnModel> = {
  channel: 'this-digit-models',
  keyOf: ({ sha256 }) => sha256,
  read: (record) => (isStoredOwnModel(record) ? record : undefined),
  compare: (a, b) => a.addedAt - b.addedAt,
};

export interface OwnModelStore extends KeptStore<StoredOwnModel> {
  /** Takes a model's file: it is stored with the model (`change`), and held in memory as long as that is refused. */
  hold(sha256: string, file: Uint8Array<ArrayBuffer>): void;
  /** A model's bytes, unchecked, or undefined. */
  file(sha256: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
}

/** Nothing happens before it is first used. */
export function createOwnModelStore(database: OpenDatabase): OwnModelStore {
  const held = new Map<string, Uint8Array<ArrayBuffer>>();

  return {
    async all() {
      return (await database()).getAll('ownModels');
    },
    hold(sha256, file) {
      held.set(sha256, file);
    },
    async file(sha256) {
      return held.get(sha256) ?? fileOf(await (await database()).get('ownFiles', sha256));
    },
    async change({ isCleared, put, deleted }) {
      // Errors such as a full quota show on the transaction, not on its requests.
      const transaction = (await database()).transaction(['ownModels', 'ownFiles'], 'readwrite', {
        durability: 'strict',
      });
      const [models, files] = [transaction.objectStore('ownModels'), transaction.objectStore('ownFiles')];
      const written = put.flatMap(({ sha256 }) => {
        const file = held.get(sha256);
        return file ? [{ sha256, file }] : [];
      });
      const done = [...put.map(({ sha256 }) => sha256), ...deleted].map((key) => [key, held.get(key)] as const);
      await Promise.all([
        ...(isCleared ? [models.clear(), files.clear()] : []),
        ...put.map((model) => models.put(model)),
        ...written.map(({ sha256, file }) => files.put({ sha256, file: file.slice().buffer })),
        ...deleted.flatMap((sha256) => [models.delete(sha256), files.delete(sha256)]),
        transaction.done,
      ]);
      // A file that has come in the meantime is for a later change.
      for (const [sha256, file] of done) if (held.get(sha256) === file) held.delete(sha256);
    },
  };
}
