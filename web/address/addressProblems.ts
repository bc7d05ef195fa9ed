// Messages about an address that could not be read, in the visitor's language. Loaded with the first such address.

import { msg, str } from '@lit/localize';
import { MAX_INDEX, MAX_SEED, MAX_TEMPERATURE } from '../../workers/core/address.ts';
import { formatNumber } from '../text/locale.ts';
import type { FragmentProblem } from './pageAddress.ts';
import { modelName } from '../text/modelName.ts';

/** Characters of a name from an address that a message repeats. */
const MAX_NAME = 40;

export function problemText([what, ...words]: FragmentProblem): string {
  const [a = '', b = ''] = words.map((word) => modelName(word.slice(0, MAX_NAME)));
  switch (what) {
    case 'length':
      return msg('This address is too long; only its beginning was read.');
    case 'rest':
      return msg(str`Part of this address could not be read and was left out: “${a}”.`);
    case 'view':
      return msg(str`There is no page called “${a}” here, so this is the front page.`);
    case 'no model':
      return msg(str`There is no model called “${a}” here, so these digits are by ${b}.`);
    case 'no prior':
      return msg(str`${a} has no prior called “${b}”, so these digits are from its own.`);
    case 'one prior':
      return msg(str`${a} has only one prior, so there is no other to compare it with.`);
    case 'no classes':
      return msg(str`${a} does not take a class, so its digits are of all classes.`);
    case 'model':
      return msg('The name of the model in this address is not valid, so these digits are by another.');
    case 'seed':
      return msg(
        str`The seed in this address is missing, or not a whole number up to ${formatNumber(MAX_SEED)}, so it is another one.`,
      );
    case 'index':
      return msg(
        str`The digit in this address is not a whole number up to ${formatNumber(MAX_INDEX)}, so it is the first one.`,
      );
    case 'temperature':
      return msg(
        str`The temperature in this address is not a number from 0 to ${formatNumber(MAX_TEMPERATURE)}, so it is 1.`,
      );
    case 'prior':
      return msg('The name of the prior in this address is not valid, so these digits are from the model’s own.');
    case 'class':
      return msg('The class in this address is not a digit from 0 to 9, so these are all of them.');
  }
}
