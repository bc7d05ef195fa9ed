// What an address says to the ways to explore: `e` which way, `b` and `g` further digits, `w` what that way alone understands.

import type { PageAddress } from '../../address/pageAddress.ts';
import { tabIn } from '../../kit/tabOnScreen.ts';
import { parsePoint } from '../../kit/points.ts';
import { TABS } from './exploreTabs.ts';

/** The fields that can be used, and the others as they came. */
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
