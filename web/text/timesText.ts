// Ratios in words: "1.5 times", "1,5 раза", "12 раз".

import { msg, str } from '@lit/localize';
import type { Digits } from './decimals.ts';
import { formatNumber, pluralOf } from './locale.ts';

export function timesText(value: number, digits: Digits): string {
  const times = formatNumber(value, digits);
  // Of the number as it is written: 12 of something are others than 12.4.
  switch (pluralOf(value, digits)) {
    case 'one':
      return msg(str`${times} time`, { id: 'times-one' });
    case 'many':
      return msg(str`${times} times`, { id: 'times-many' });
    default:
      return msg(str`${times} times`, { id: 'times-few' });
  }
}
