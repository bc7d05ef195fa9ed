// Fields of an address for the Explore tabs: `e` is the tab, `b` and `g` are further digits, `w` is the tab's own field.

import type { PageAddress } from '../../address/pageAddress.ts';
import { tabIn } from '../../kit/tabOnScreen.ts';
import { parsePoint } from '../../kit/points.ts';
import { TABS } from './exploreTabs.ts';

/** The fields that are valid, and the others unchanged. */
export function readExplore(came: PageAddress['fields']): {
  readonly fields: PageAddress['fields'];
  readonly unread: readonly string[];
} {
  const { canRead } = tabIn(TABS, came['e']);
  const fields: Record<string, string> = {};
  const unread: string[] = [];
  for (const [field, value] of Object.entries(came)) {
    const isRead = field === 'w' ? (canRead?.(value) ?? true) : field === 'e' || parsePoint(value) !== undefined;
    if (isRead) fields[field] = value;
    else unread.push(`${field}=${value}`);
  }
  return { fields, unread };
}
