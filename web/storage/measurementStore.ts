// Measurements in IndexedDB. What cannot be stored is the caller's to hold and to say.

import type { StoredMeasurement } from '../measure/measurement.ts';
import type { OpenDatabase } from './database.ts';

export interface MeasurementStore {
  /** All of them, unchecked: other versions of the page have written them. */
  all(): Promise<readonly StoredMeasurement[]>;
  put(measurement: StoredMeasurement): Promise<void>;
  delete(id: string): Promise<void>;
}

/** Nothing happens before it is first used. */
export function createMeasurementStore(database: OpenDatabase): MeasurementStore {
  return {
    async all() {
      return (await database()).getAll('measurements');
    },
    async put(measurement) {
      // Errors such as a full quota show on the transaction, not on its requests.
      const transaction = (await database()).transaction('measurements', 'readwrite', { durability: 'strict' });
      await Promise.all([transaction.store.put(measurement), transaction.done]);
    },
    async delete(id) {
      const transaction = (await database()).transaction('measurements', 'readwrite', { durability: 'strict' });
      await Promise.all([transaction.store.delete(id), transaction.done]);
    },
  };
}
