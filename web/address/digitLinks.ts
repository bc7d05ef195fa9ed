// Links to a digit on other pages.

import type { DigitAddress } from '../../workers/core/address.ts';
import { formatFragment, type PageAddress } from './pageAddress.ts';
import { EXPLORE, PICTURE, type View } from './views.ts';

/** The address of a digit on a page. */
export function onPage(view: string, digit: DigitAddress, fields: PageAddress['fields'] = {}): PageAddress {
  const { model, seed, index, temperature, prior, class: digitClass } = digit;
  const address = { model, seed, index, temperature, prior, class: digitClass };
  return { ...address, view, isComparison: false, isOpen: false, fields };
}

/** The address of a page before any digit is known. */
export function nowhere({ id }: View): PageAddress {
  return onPage(id, { model: '', seed: 0, index: 0, temperature: 1, prior: '' });
}

/** The fragment of a digit's picture page. */
export function pictureLink(digit: DigitAddress): string {
  return formatFragment(onPage(PICTURE.id, digit));
}

/** The fragment of an Explore tab that starts from a digit. */
export function exploreLink(digit: DigitAddress, tab: string): string {
  return formatFragment(onPage(EXPLORE.id, digit, { e: tab }));
}
