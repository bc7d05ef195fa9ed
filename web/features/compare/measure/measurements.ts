// The measurements that are kept, in step with storage and with other tabs. What storage does not take is held for this visit.

import { openTabChannel } from '../../../platform/tabChannel.ts';
import { databaseOf } from '../../../storage/database.ts';
import { MEASUREMENTS, createMeasurementStore, type MeasurementStore } from './measurementStore.ts';
import type { StoredMeasurement } from './measurement.ts';
import { isMeasurement } from './storedMeasurement.ts';
import { storageFailure, type StorageFailure } from '../../../storage/storageFailure.ts';

const CHANNEL = 'this-digit-measurements';

/** Tells the listeners of 'change'. */
export class Measurements extends EventTarget {
  readonly #store: MeasurementStore;
  readonly #channel: BroadcastChannel | undefined;
  #kept: readonly StoredMeasurement[] = [];
  /** What storage did not take. */
  readonly #held = new Map<string, StoredMeasurement>();
  /** Changes are written one after the other, so that a later one is what stays. */
  #writing: Promise<unknown> = Promise.resolve();
  #loading: Promise<void> | undefined;
  #isRead = false;

  constructor(store: MeasurementStore, channel?: BroadcastChannel) {
    super();
    this.#store = store;
    this.#channel = channel;
    channel?.addEventListener('message', () => {
      void this.#read();
    });
  }

  /** The last one first. */
  get kept(): readonly StoredMeasurement[] {
    return this.#kept;
  }

  /** Whether storage has been asked; it may have failed. */
  get isRead(): boolean {
    return this.#isRead;
  }

  /** Asks storage, once. What it does not give, it is as if there were none. */
  load(): Promise<void> {
    this.#loading ??= this.#read();
    return this.#loading;
  }

  find(id: string): StoredMeasurement | undefined {
    return this.#kept.find((one) => one.id === id);
  }

  /** Keeps one as it is now. Returns why it is only kept for this visit, if it is. */
  put(measurement: StoredMeasurement): Promise<StorageFailure | undefined> {
    this.#show([...this.#kept.filter(({ id }) => id !== measurement.id), measurement]);
    return this.#write(async () => {
      try {
        await this.#store.put(measurement);
        this.#held.delete(measurement.id);
      } catch (error) {
        this.#held.set(measurement.id, measurement);
        throw error;
      }
    });
  }

  /** Keeps one no longer. Returns why it will be back, if it will. */
  drop(id: string): Promise<StorageFailure | undefined> {
    this.#held.delete(id);
    this.#show(this.#kept.filter((one) => one.id !== id));
    return this.#write(() => this.#store.delete(id));
  }

  async #write(change: () => Promise<void>): Promise<StorageFailure | undefined> {
    const written = this.#writing.then(change);
    this.#writing = written.catch(() => undefined);
    try {
      await written;
    } catch (error) {
      return storageFailure(error);
    }
    this.#channel?.postMessage('changed');
    return undefined;
  }

  async #read(): Promise<void> {
    const stored = await this.#store.all().catch(() => undefined);
    this.#isRead = true;
    const held = [...this.#held.values()];
    const good = stored?.filter(isMeasurement).filter(({ id }) => !this.#held.has(id));
    this.#show(good ? [...good, ...held] : this.#kept);
  }

  #show(measurements: readonly StoredMeasurement[]): void {
    this.#kept = [...measurements].sort((a, b) => b.startedAt - a.startedAt);
    this.dispatchEvent(new Event('change'));
  }
}

let ofThisPage: Measurements | undefined;

/** The page's own; storage is opened when it is first asked. */
export function pageMeasurements(): Measurements {
  ofThisPage ??= new Measurements(createMeasurementStore(databaseOf(MEASUREMENTS)), openTabChannel(CHANNEL));
  return ofThisPage;
}
