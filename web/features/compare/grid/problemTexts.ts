// Messages about an address of the grid that is not valid.

import { msg, str } from '@lit/localize';
import { MAX_SEED } from '../../../../workers/core/address.ts';
import { formatNumber } from '../../../text/locale.ts';
import type { MissingModel } from '../models/modelCatalogue.ts';
import { MAX_DIGITS, type GridProblem } from './gridAddress.ts';

/** Characters of a name from an address that a message repeats. */
const MAX_NAME = 40;

export function problemText(problem: GridProblem): string {
  switch (problem) {
    case 'seed':
      return msg(
        str`The seed in this address is missing, or not a whole number up to ${formatNumber(MAX_SEED)}, so it is another one.`,
      );
    case 'digit':
      return msg('The first digit in this address is not a valid whole number, so it is 0.');
    case 'count':
      return msg(str`The number of digits in this address is not from 1 to ${formatNumber(MAX_DIGITS)}, so it is 8.`);
    case 'temperature':
      return msg('The temperature in this address is not a number from 0 to 4, so it is 1.');
    case 'class':
      return msg('The class in this address is not a digit from 0 to 9, so each digit has its own.');
    case 'prior':
      return msg('The name of the prior in this address is not valid, so these digits are from each model’s own.');
    case 'axis':
      return msg('Rows cannot differ in what this address names, so they differ in their models only.');
    case 'values':
      return msg('The values in this address do not fit what the rows differ in, so they are the usual ones.');
    case 'picks':
      return msg('The pair in this address is not valid, so no pair is chosen.');
  }
}

export function missingText({ sha256, name }: MissingModel): string {
  const called = name.slice(0, MAX_NAME);
  return sha256 === ''
    ? msg(str`There is no model called “${called}” here, so it is left out.`)
    : msg(
        str`The model “${called}” (sha256 ${sha256}…) is not on this device, so it is left out. Open its file to add it.`,
      );
}
