// All plays of this browser.

import type { Services } from '../../../engine/services.ts';
import { openKeptList, type KeptKind, type KeptList } from '../../../storage/keptList.ts';
import { createKeptStore } from '../../../storage/keptStore.ts';
import { createTrialDatabase } from '../../../storage/trialDatabase.ts';
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

/** Storage is opened when it is first asked. */
export function createPlays({ once }: Pick<Services, 'once'>): KeptPlays {
  return openKeptList<Play>(PLAYS, createKeptStore(once(createTrialDatabase), 'plays'));
}
