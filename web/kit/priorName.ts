// Names of priors on the page.

import { msg } from '@lit/localize';

/** The name of a prior for people; an id that this page does not know is its own name. */
export function priorName(id: string): string {
  if (id === 'mixture') return msg('fitted mixture');
  return id === 'normal' ? 'N(0, I)' : id;
}
