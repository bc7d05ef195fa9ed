// All plays of this browser, in step with storage. What storage does not take is held for this visit, and tried again with the
// next play.

import { trialDatabase } from '../../../storage/trialDatabase.ts';
import { createPlayStore, type PlayStore } from './playStore.ts';
import { checkPlay, mergePlays, type Play } from './play.ts';
import { storageFailure, type StorageFailure } from '../../../storage/storageFailure.ts';

/** Tells the listeners of 'change'. */
export class PlayRecord extends EventTarget {
  readonly #store: PlayStore;
  #plays: readonly Play[] = [];
  #owed: readonly Play[] = [];
  #loading: Promise<void> | undefined;
  /** Changes are written one after the other. */
  #writing: Promise<StorageFailure | undefined> = Promise.resolve(undefined);

  constructor(store: PlayStore) {
    super();
    this.#store = store;
  }

  /** In the order of their time. */
  get plays(): readonly Play[] {
    return this.#plays;
  }

  /** Asks storage, once. What it does not give, it is as if there were none. */
  load(): Promise<void> {
    this.#loading ??= this.#read();
    return this.#loading;
  }

  /** Adds plays, each once. Returns why they are only kept for this visit, if they are. */
  add(plays: readonly Play[]): Promise<StorageFailure | undefined> {
    this.#show(mergePlays(this.#plays, plays));
    this.#owed = [...this.#owed, ...plays];
    this.#writing = this.#writing.then(async () => {
      const owed = this.#owed;
      const failure = await attempt(() => this.#store.put(owed));
      if (!failure) this.#owed = this.#owed.filter((play) => !owed.includes(play));
      return failure;
    });
    return this.#writing;
  }

  /** Forgets all of them; they are the answer, so that they can be brought back. */
  clear(): readonly Play[] {
    const cleared = this.#plays;
    this.#owed = [];
    this.#show([]);
    this.#writing = this.#writing.then(() => attempt(() => this.#store.clear()));
    return cleared;
  }

  async #read(): Promise<void> {
    const stored = await this.#store.all().catch(() => []);
    const good = stored.map(checkPlay).flatMap((play) => (typeof play === 'string' ? [] : [play]));
    this.#show(mergePlays(good, this.#plays));
  }

  #show(plays: readonly Play[]): void {
    this.#plays = plays;
    this.dispatchEvent(new Event('change'));
  }
}

async function attempt(write: () => Promise<void>): Promise<StorageFailure | undefined> {
  try {
    await write();
    return undefined;
  } catch (error) {
    return storageFailure(error);
  }
}

let ofThisPage: PlayRecord | undefined;

/** The page's own; storage is opened when it is first asked. */
export function pagePlays(): PlayRecord {
  ofThisPage ??= new PlayRecord(createPlayStore(trialDatabase()));
  return ofThisPage;
}
