// What priors are called on the page.

import { msg } from '@lit/localize';

/** The name of a prior as people read it; an id that is new to this page is its own name. */
export function priorName(id: string): string {
  if (id === 'mixture') return msg('fitted mixture');
  return id === 'normal' ? 'N(0, I)' : id;
}
