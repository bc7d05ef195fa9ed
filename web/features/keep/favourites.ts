// The digits that the visitor keeps.

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { checkFavourite } from './favouritesFile.ts';
import { createDatabase } from '../../storage/database.ts';
import { openKeptList, type KeptKind, type KeptList } from '../../storage/keptList.ts';
import { createKeptStore } from '../../storage/keptStore.ts';
import type { StoredFavourite } from '../../storage/schema.ts';

/** By address, those kept last at the end. */
export type Favourites = KeptList<StoredFavourite>;

export const FAVOURITES: KeptKind<StoredFavourite> = {
  channel: 'this-digit-favourites',
  keyOf: ({ address }) => address,
  read: (record) => {
    const checked = checkFavourite(record);
    return typeof checked === 'string' ? undefined : checked;
  },
  compare: (a, b) => a.addedAt - b.addedAt,
};

let ofThisPage: Favourites | undefined;

/** The page's own; storage is opened when it is first asked. */
export function pageFavourites(): Favourites {
  ofThisPage ??= openKeptList(FAVOURITES, createKeptStore(createDatabase(), 'favourites'));
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
