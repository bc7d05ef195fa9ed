// Measurements in IndexedDB, in a database of their own: pages that need none neither open it nor wait for an upgrade of it.
// What cannot be stored is the caller's to hold and to say.

import type { DBSchema } from 'idb';
import type { StoredMeasurement } from './measurement.ts';
import type { OpenDatabase } from '../../../storage/database.ts';
import type { DatabasePlan } from '../../../storage/schema.ts';

export interface MeasurementSchema extends DBSchema {
  measurements: { key: string; value: StoredMeasurement };
}

export const MEASUREMENTS: DatabasePlan<MeasurementSchema> = {
  name: 'this-digit-measurements',
  version: 1,
  upgrade(database, oldVersion) {
    if (oldVersion < 1) database.createObjectStore('measurements', { keyPath: 'id' });
  },
};

export interface MeasurementStore {
  /** All of them, unchecked: other versions of the page have written them. */
  all(): Promise<readonly unknown[]>;
  put(measurement: StoredMeasurement): Promise<void>;
  delete(id: string): Promise<void>;
}

/** Nothing happens before it is first used. */
export function createMeasurementStore(database: OpenDatabase<MeasurementSchema>): MeasurementStore {
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
