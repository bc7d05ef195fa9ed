// The measurements that are kept, in a database of their own: pages that need none neither open it nor wait for an upgrade of it.

import type { DBSchema } from 'idb';
import { databaseOf } from '../../../storage/database.ts';
import { openKeptList, type KeptKind, type KeptList } from '../../../storage/keptList.ts';
import { createKeptStore } from '../../../storage/keptStore.ts';
import type { DatabasePlan } from '../../../storage/schema.ts';
import type { StoredMeasurement } from './measurement.ts';
import { isMeasurement } from './storedMeasurement.ts';

interface MeasurementSchema extends DBSchema {
  measurements: { key: string; value: StoredMeasurement };
}

const DATABASE: DatabasePlan<MeasurementSchema> = {
  name: 'this-digit-measurements',
  version: 1,
  upgrade(database, oldVersion) {
    if (oldVersion < 1) database.createObjectStore('measurements', { keyPath: 'id' });
  },
};

/** By id, the last one first. */
export type Measurements = KeptList<StoredMeasurement>;

export const MEASUREMENTS: KeptKind<StoredMeasurement> = {
  channel: 'this-digit-measurements',
  keyOf: ({ id }) => id,
  read: (record) => (isMeasurement(record) ? record : undefined),
  compare: (a, b) => b.startedAt - a.startedAt,
};

/** Storage is opened when it is first asked. */
export function createMeasurements(): Measurements {
  return openKeptList(
    MEASUREMENTS,
    createKeptStore<MeasurementSchema, 'measurements'>(databaseOf(DATABASE), 'measurements'),
  );
}
