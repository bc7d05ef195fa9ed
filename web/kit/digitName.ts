// Accessible names of digits.

import { msg, str } from '@lit/localize';
import type { DigitAddress } from '../../workers/core/address.ts';
import { drawClass } from '../../workers/core/digitClass.ts';
import type { ShippedModel } from '../storage/shippedModel.ts';
import { formatNumber } from '../text/locale.ts';

/** The accessible name of a digit: seed, number, and the class where the model is conditional. */
export function digitName(
  { seed, index, class: digitClass }: Pick<DigitAddress, 'seed' | 'index' | 'class'>,
  { classes }: Pick<ShippedModel, 'classes'>,
): string {
  const number = formatNumber(index);
  if (classes === 0) return msg(str`Generated digit, number ${number} of seed ${seed}`);
  const meaning = digitClass ?? drawClass(seed, index, classes);
  return msg(str`Generated digit of class ${meaning}, number ${number} of seed ${seed}`);
}
