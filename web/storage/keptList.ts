// A list that this browser keeps for the visitor: favourites, measurements, answers, models. It is read once, and then in step
// with storage and with other tabs. What storage does not take is held in memory and tried again with the next change, so
// nothing is lost as long as the page is open.

import { openTabChannel } from '../platform/tabChannel.ts';
import { storageFailure, type StorageFailure } from './storageFailure.ts';
import type { KeptStore } from './keptStore.ts';

/** What lists of different items differ in. */
export interface KeptKind<Item> {
  /** Name of the channel by which tabs tell each other that the list has changed. */
  readonly channel: string;
  readonly keyOf: (item: Item) => string;
  /** An item from its record; undefined where the record is damaged, or of a version that this page does not understand. */
  readonly read: (record: unknown) => Item | undefined;
  /** The order of the list, as for Array.sort. */
  readonly compare: (a: Item, b: Item) => number;
  /** Which of two items with the same key stays; the later one unless this says otherwise. */
  readonly choose?: (earlier: Item, later: Item) => Item;
}

/** A list that is in step with other tabs, where the browser can tell them. */
export function openKeptList<Item>(kind: KeptKind<Item>, store: KeptStore<Item>): KeptList<Item> {
  return new KeptList(kind, store, openTabChannel(kind.channel));
}

/** Tells the listeners of 'change'. */
export class KeptList<Item> extends EventTarget {
  readonly #kind: KeptKind<Item>;
  readonly #store: KeptStore<Item>;
  readonly #channel: BroadcastChannel | undefined;
  /** What storage has, as far as is known. */
  #stored = new Map<string, Item>();
  /** Key → what storage has still to be told: an item, or that there is none. */
  readonly #owed = new Map<string, Item | undefined>();
  #items: ReadonlyMap<string, Item> = new Map();
  #loading: Promise<void> | undefined;
  #isRead = false;
  #hasFailedToRead = false;
  /** Reads and writes, one after the other: the last change is the one that stays. */
  #queue: Promise<unknown> = Promise.resolve();

  constructor(kind: KeptKind<Item>, store: KeptStore<Item>, channel?: BroadcastChannel) {
    super();
    this.#kind = kind;
    this.#store = store;
    this.#channel = channel;
    channel?.addEventListener('message', () => {
      if (this.#loading) void this.#next(() => this.#read());
    });
  }

  /** All items, in the order of their kind. */
  get items(): readonly Item[] {
    return [...this.#items.values()];
  }

  /** Whether storage has been asked; it may have failed. */
  get isRead(): boolean {
    return this.#isRead;
  }

  find(key: string): Item | undefined {
    return this.#items.get(key);
  }

  has(key: string): boolean {
    return this.#items.has(key);
  }

  /** Asks storage, once. What it does not give, it is as if there were none. */
  load(): Promise<void> {
    this.#loading ??= this.#next(() => this.#read());
    return this.#loading;
  }

  /** Keeps items. Returns why they are only kept for this visit, if they are. */
  keep(items: readonly Item[]): Promise<StorageFailure | undefined> {
    const keys = items.map((item) => {
      const key = this.#kind.keyOf(item);
      this.#owed.set(key, this.#chosen(this.#known(key), item));
      return key;
    });
    return this.#change(keys);
  }

  /** Keeps items no longer. Returns why they will be back at the next visit, if they will. */
  drop(keys: readonly string[]): Promise<StorageFailure | undefined> {
    for (const key of keys) this.#owed.set(key, undefined);
    return this.#removed(keys, false);
  }

  /**
   * Keeps nothing any longer, also of what cannot be read. Returns why all will be back at the next visit, if it will. Where it is
   * refused, only what was known here is dropped with the next change: another tab may have kept something since.
   */
  clear(): Promise<StorageFailure | undefined> {
    const keys = [...this.#items.keys()];
    for (const key of keys) this.#owed.set(key, undefined);
    return this.#removed(keys, true);
  }

  /** Why items are back at the next visit. What storage has never had is not. */
  async #removed(keys: readonly string[], isCleared: boolean): Promise<StorageFailure | undefined> {
    const failure = await this.#change(keys, isCleared);
    return keys.some((key) => this.#stored.has(key)) ? failure : undefined;
  }

  #change(keys: readonly string[], isCleared = false): Promise<StorageFailure | undefined> {
    void this.load(); // first, so that what was there before is known
    this.#show();
    return this.#next(() => this.#write(keys, isCleared));
  }

  #next<Result>(step: () => Promise<Result>): Promise<Result> {
    const done = this.#queue.then(step);
    this.#queue = done.catch(() => undefined);
    return done;
  }

  async #read(): Promise<void> {
    const records = await this.#store.all().catch(() => undefined);
    this.#isRead = true;
    this.#hasFailedToRead = !records;
    if (records) {
      const items = records.flatMap((record) => this.#kind.read(record) ?? []);
      this.#stored = new Map(items.map((item) => [this.#kind.keyOf(item), item]));
      for (const [key, item] of this.#owed) {
        if (item !== undefined) this.#owed.set(key, this.#chosen(this.#stored.get(key), item));
      }
    }
    this.#show();
  }

  /** Tells storage of a change, and, if it takes that, of what it has refused before. */
  async #write(keys: readonly string[], isCleared: boolean): Promise<StorageFailure | undefined> {
    const failure = await this.#attempt(keys, isCleared);
    if (failure !== undefined) return failure;
    await this.#retry();
    this.#channel?.postMessage('changed');
    if (this.#hasFailedToRead) await this.#read();
    return undefined;
  }

  /** What was refused before: all of it at once, or as much as there is room for. */
  async #retry(): Promise<void> {
    const keys = [...this.#owed.keys()];
    if (keys.length === 0 || (await this.#attempt(keys)) === undefined) return;
    for (const key of keys) if ((await this.#attempt([key])) !== undefined) return;
  }

  /** Tells storage what is owed of these keys, all or nothing. */
  async #attempt(keys: readonly string[], isCleared = false): Promise<StorageFailure | undefined> {
    const owed = keys.filter((key) => this.#owed.has(key)).map((key) => [key, this.#owed.get(key)] as const);
    if (!isCleared && owed.length === 0) return undefined; // an earlier change has told it
    const put = owed.flatMap(([, item]) => item ?? []);
    const deleted = owed.flatMap(([key, item]) => (item === undefined ? [key] : []));
    try {
      await this.#store.change({ isCleared, put, deleted });
    } catch (error) {
      return storageFailure(error);
    }
    if (isCleared) this.#stored.clear();
    for (const [key, item] of owed) {
      if (item === undefined) this.#stored.delete(key);
      else this.#stored.set(key, item);
      if (this.#owed.get(key) === item) this.#owed.delete(key);
    }
    if (isCleared) this.#show(); // more may have gone than was known
    return undefined;
  }

  #chosen(earlier: Item | undefined, later: Item): Item {
    return earlier === undefined ? later : (this.#kind.choose?.(earlier, later) ?? later);
  }

  /** What the list has of a key before a change. */
  #known(key: string): Item | undefined {
    return this.#owed.has(key) ? this.#owed.get(key) : this.#stored.get(key);
  }

  /** What is stored, with what storage has still to be told. */
  #show(): void {
    const items = new Map(this.#stored);
    for (const [key, item] of this.#owed) {
      if (item === undefined) items.delete(key);
      else items.set(key, item);
    }
    this.#items = new Map([...items].sort(([, a], [, b]) => this.#kind.compare(a, b)));
    this.dispatchEvent(new Event('change'));
  }
}
