// The address of a comparison: which way, and fields that only that way understands.

import { msg, str } from '@lit/localize';
import { readFields } from '../../../workers/core/readFields.ts';
import { nowhere } from '../../address/digitLinks.ts';
import { unreadIn, type FragmentProblem, type PageAddress } from '../../address/pageAddress.ts';
import { COMPARE } from '../../address/views.ts';
import { tabIn } from '../../kit/tabOnScreen.ts';
import type { CompareFields } from './models/compareTab.ts';
import { TABS } from './compareTabs.ts';

/** As much of a name from an address as a message repeats. */
const MAX_NAME = 40;

/** The fields of a fragment, `how` among them always, and what there is to say about them. */
export function readCompare(fragment: string): {
  readonly fields: CompareFields;
  readonly problems: readonly (FragmentProblem | string)[];
} {
  const came = readFields(fragment);
  const problems: (FragmentProblem | string)[] = [...unreadIn(fragment, came)];
  const fields: Record<string, string> = {};
  for (const field of COMPARE.fields ?? []) {
    const value = came.get(field) ?? '';
    if (value !== '') fields[field] = value;
  }
  const { how } = fields;
  const tab = tabIn(TABS, how);
  if (how !== undefined && tab.id !== how) {
    problems.push(msg(str`There is no tab called “${how.slice(0, MAX_NAME)}” here, so this is the first one.`));
  }
  return { fields: { ...fields, how: tab.id }, problems };
}

export function addressOf(fields: CompareFields): PageAddress {
  return { ...nowhere(COMPARE), fields };
}
