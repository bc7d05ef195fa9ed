// The digits that the visitor keeps.

import type { Services } from '../../engine/services.ts';
import { checkFavourite } from './favouritesFile.ts';
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

/** Storage is opened when it is first asked. */
export function createFavourites({ database }: Pick<Services, 'database'>): Favourites {
  return openKeptList(FAVOURITES, createKeptStore(database, 'favourites'));
}
