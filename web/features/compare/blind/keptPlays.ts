// All plays of this browser.

import { openKeptList, type KeptKind, type KeptList } from '../../../storage/keptList.ts';
import { createKeptStore } from '../../../storage/keptStore.ts';
import { trialDatabase } from '../../../storage/trialDatabase.ts';
import { checkPlay, comparePlays, firstByText, type Play } from './play.ts';

/** By id, in the order of their time. */
export type KeptPlays = KeptList<Play>;

export const PLAYS: KeptKind<Play> = {
  channel: 'this-digit-plays',
  keyOf: ({ id }) => id,
  read: (record) => {
    const checked = checkPlay(record);
    return typeof checked === 'string' ? undefined : checked;
  },
  compare: comparePlays,
  choose: firstByText,
};

let ofThisPage: KeptPlays | undefined;

/** The page's own; storage is opened when it is first asked. */
export function pagePlays(): KeptPlays {
  if (ofThisPage) return ofThisPage;
  const store = createKeptStore(trialDatabase(), 'plays');
  ofThisPage = openKeptList<Play>(PLAYS, store);
  return ofThisPage;
}
