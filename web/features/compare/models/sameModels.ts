// Links from one tab of Compare to another, with the same models.

import type { CompareFields } from './compareTab.ts';

/** The address of a tab with the models of these fields. */
export function sameModelsLink(how: 'grid' | 'measure' | 'blind', { of = '' }: CompareFields): string {
  const models = of === '' ? '' : `&of=${encodeURIComponent(of)}`;
  return `#v=compare&how=${how}${models}`;
}
