import type { KeptChange, KeptStore } from '../../web/storage/keptStore.ts';

/** A store in memory with the promises of the real one: changes are all or nothing, and records are copies. */
export class MemoryKeptStore<Item> implements KeptStore<Item> {
  readonly records = new Map<string, unknown>();
  /** Why a change is refused, if it is. */
  refusal: (change: KeptChange<Item>) => Error | undefined = () => undefined;
  /** Why reading fails, if it does. */
  failure: Error | undefined;
  /** What the next change has to wait for. */
  delay: Promise<void> = Promise.resolve();
  readonly #keyOf: (item: Item) => string;

  constructor(keyOf: (item: Item) => string, items: readonly Item[] = []) {
    this.#keyOf = keyOf;
    for (const item of items) this.records.set(keyOf(item), structuredClone(item));
  }

  all(): Promise<readonly unknown[]> {
    if (this.failure) return Promise.reject(this.failure);
    return Promise.resolve([...this.records.values()].map((record) => structuredClone(record)));
  }

  async change(change: KeptChange<Item>): Promise<void> {
    const { delay } = this;
    this.delay = Promise.resolve();
    await delay;
    const refusal = this.refusal(change);
    if (refusal) throw refusal;
    if (change.isCleared) this.records.clear();
    for (const item of change.put) this.records.set(this.#keyOf(item), structuredClone(item));
    for (const key of change.deleted) this.records.delete(key);
  }
}
