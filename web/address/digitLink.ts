// The complete address of a digit on the page of one digit.

import type { DigitAddress } from '../../workers/core/address.ts';
import { formatFragment } from './pageAddress.ts';
import { FRONT } from './views.ts';

/** With '#'. */
export function digitFragment(address: DigitAddress): string {
  return formatFragment({ ...address, view: FRONT.id, isComparison: false, isOpen: false, fields: {} });
}

export function digitLink(address: DigitAddress): string {
  return new URL(digitFragment(address), location.href).href;
}
