// Answers of blind tests in IndexedDB. What cannot be stored is the caller's to hold and to say.

import type { Play } from './play.ts';
import type { OpenDatabase } from '../../../storage/database.ts';
import type { TrialSchema } from '../../../storage/trialSchema.ts';

export interface PlayStore {
  /** All of them, unchecked: other versions of the page have written them. */
  all(): Promise<readonly unknown[]>;
  put(plays: readonly Play[]): Promise<void>;
  clear(): Promise<void>;
}

/** Nothing happens before it is first used. */
export function createPlayStore(database: OpenDatabase<TrialSchema>): PlayStore {
  return {
    async all() {
      return (await database()).getAll('plays');
    },
    async put(plays) {
      // Errors such as a full quota show on the transaction, not on its requests.
      const transaction = (await database()).transaction('plays', 'readwrite', { durability: 'strict' });
      await Promise.all([...plays.map((play) => transaction.store.put(play)), transaction.done]);
    },
    async clear() {
      await (await database()).clear('plays');
    },
  };
}
