// The digits that the visitor keeps, in step with storage and with other tabs. What storage does not take is held for this
// visit and tried again with the next change, so nothing is lost as long as the page is open.

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { formatAddress, type DigitAddress } from '../../../workers/core/address.ts';
import { openTabChannel } from '../../platform/tabChannel.ts';
import { checkFavourite } from './favouritesFile.ts';
import { createDatabase } from '../../storage/database.ts';
import { createFavouriteStore, type FavouriteStore } from '../../storage/favouriteStore.ts';
import type { StoredFavourite } from '../../storage/schema.ts';
import { storageFailure, type StorageFailure } from '../../storage/storageFailure.ts';

const CHANNEL = 'this-digit-favourites';

/** Tells the listeners of 'change'. */
export class Favourites extends EventTarget {
  readonly #store: FavouriteStore;
  readonly #channel: BroadcastChannel | undefined;
  /** By address, in the order in which they were kept. */
  #kept: ReadonlyMap<string, StoredFavourite> = new Map();
  /** Address → what storage has still to be told: a favourite, or that there is none. */
  readonly #owed = new Map<string, StoredFavourite | undefined>();
  #loading: Promise<void> | undefined;
  /** Changes are written one after the other. */
  #writing: Promise<StorageFailure | undefined> = Promise.resolve(undefined);
  #isRead = false;

  constructor(store: FavouriteStore, channel?: BroadcastChannel) {
    super();
    this.#store = store;
    this.#channel = channel;
    channel?.addEventListener('message', () => {
      void this.#read();
    });
  }

  /** By address, those kept last at the end. */
  get kept(): ReadonlyMap<string, StoredFavourite> {
    return this.#kept;
  }

  /** Whether storage has been asked; it may have failed. */
  get isRead(): boolean {
    return this.#isRead;
  }

  has(address: DigitAddress): boolean {
    return this.#kept.has(formatAddress(address));
  }

  /** Asks storage, once. What it does not give, it is as if there were none. */
  load(): Promise<void> {
    this.#loading ??= this.#read();
    return this.#loading;
  }

  /** Keeps digits. Returns why they are only kept for this visit, if they are. */
  keep(favourites: readonly StoredFavourite[]): Promise<StorageFailure | undefined> {
    for (const favourite of favourites) this.#owed.set(favourite.address, favourite);
    return this.#change();
  }

  /** Keeps them no longer. */
  drop(addresses: readonly string[]): Promise<StorageFailure | undefined> {
    for (const address of addresses) this.#owed.set(address, undefined);
    return this.#change();
  }

  #change(): Promise<StorageFailure | undefined> {
    this.#show([...this.#kept.values()]);
    this.#writing = this.#writing.then(() => this.#write());
    return this.#writing;
  }

  async #write(): Promise<StorageFailure | undefined> {
    const owed = [...this.#owed];
    const put = owed.flatMap(([, favourite]) => favourite ?? []);
    const deleted = owed.flatMap(([address, favourite]) => (favourite ? [] : [address]));
    try {
      await this.#store.change(put, deleted);
    } catch (error) {
      return storageFailure(error);
    }
    for (const [address, favourite] of owed) {
      if (this.#owed.get(address) === favourite) this.#owed.delete(address);
    }
    this.#channel?.postMessage('changed');
    return undefined;
  }

  async #read(): Promise<void> {
    const stored = await this.#store.all().catch(() => undefined);
    this.#isRead = true;
    const good = stored?.flatMap((favourite) => {
      const checked = checkFavourite(favourite);
      return typeof checked === 'string' ? [] : [checked];
    });
    this.#show(good ?? [...this.#kept.values()]);
  }

  /** Those that are stored, with what storage has still to be told. */
  #show(stored: readonly StoredFavourite[]): void {
    const kept = new Map(stored.map((favourite) => [favourite.address, favourite]));
    for (const [address, favourite] of this.#owed) {
      if (favourite) kept.set(address, favourite);
      else kept.delete(address);
    }
    this.#kept = new Map([...kept].sort(([, a], [, b]) => a.addedAt - b.addedAt));
    this.dispatchEvent(new Event('change'));
  }
}

let ofThisPage: Favourites | undefined;

/** The page's own; storage is opened when it is first asked. */
export function pageFavourites(): Favourites {
  ofThisPage ??= new Favourites(createFavouriteStore(createDatabase()), openTabChannel(CHANNEL));
  return ofThisPage;
}

/** Draws an element again whenever favourites change, and asks storage for them. */
export class FavouritesController implements ReactiveController {
  readonly favourites = pageFavourites();
  readonly #onChange: () => void;

  constructor(host: ReactiveControllerHost) {
    this.#onChange = () => {
      host.requestUpdate();
    };
    host.addController(this);
  }

  hostConnected(): void {
    this.favourites.addEventListener('change', this.#onChange);
    void this.favourites.load();
  }

  hostDisconnected(): void {
    this.favourites.removeEventListener('change', this.#onChange);
  }
}
