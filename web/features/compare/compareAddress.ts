// What all tabs of a comparison have in their address: which tab it is.

import { msg, str } from '@lit/localize';
import type { PageAddress } from '../../address/pageAddress.ts';
import { tabIn } from '../../kit/tabOnScreen.ts';
import { TABS } from './compareTabs.ts';

/** As much of a name from an address as a message repeats. */
const MAX_NAME = 40;

/** The fields as they came, `how` among them always; and what there is to say about that, '' for nothing. */
export function readCompare(came: PageAddress['fields']): {
  readonly fields: PageAddress['fields'];
  readonly problem: string;
} {
  const { how } = came;
  const tab = tabIn(TABS, how);
  const isKnown = how === undefined || tab.id === how;
  const problem = isKnown
    ? ''
    : msg(str`There is no tab called “${how.slice(0, MAX_NAME)}” here, so this is the first one.`);
  return { fields: { ...came, how: tab.id }, problem };
}
