// The rule for "the same digit by another model", for every page that offers it.

import type { DigitAddress } from '../../workers/core/address.ts';
import type { ShippedModel } from '../storage/shippedModel.ts';

/**
 * A digit as `model` draws it. Seed, number and temperature stay. The prior stays where the model has one of that name; else it
 * is the model's default, which addresses write as ''. The class stays where the model is conditioned on one; else there is none.
 */
export function byModel<Digit extends Pick<DigitAddress, 'prior' | 'class'>>(
  digit: Digit,
  { id, priors, classes }: Pick<ShippedModel, 'id' | 'priors' | 'classes'>,
): Digit & { readonly model: string } {
  const { prior, class: digitClass } = digit;
  return {
    ...digit,
    model: id,
    // The default is the first.
    prior: priors.indexOf(prior) > 0 ? prior : '',
    class: digitClass !== undefined && digitClass < classes ? digitClass : undefined,
  };
}
