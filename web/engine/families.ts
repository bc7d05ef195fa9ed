// Families of models. A family is a way to train. It has a conditional model, which is given the class of the digit, and a plain
// one. Visitors choose family and class apart.

import type { ShippedModel, ShippedModels } from '../storage/shippedModel.ts';

/** Names of the families, in the order in which they are shown. */
const FAMILIES: readonly { readonly name: string; readonly plain: string; readonly conditional: string }[] = [
  { name: 'GAN', plain: 'gan', conditional: 'cgan' },
  { name: 'VAE', plain: 'vae', conditional: 'cvae' },
  { name: 'VAE-GAN', plain: 'vae-gan', conditional: 'cvae-gan' },
];

/** One or two models that were trained the same way. */
export interface Family {
  readonly name: string;
  /** The unconditional model. */
  readonly plain: ShippedModel | undefined;
  /** The model that is conditioned on the class. */
  readonly conditional: ShippedModel | undefined;
}

/**
 * The families of a gallery; undefined where not every model has a place of its own in them: two of one kind, or one of a
 * kind that is new to this page. Such a gallery is a plain list of models.
 */
export function familiesOf(shipped: ShippedModels): readonly Family[] | undefined {
  const ofKind = new Map(shipped.map((model) => [model.kind, model]));
  const families = FAMILIES.map(({ name, plain, conditional }): Family => ({
    name,
    plain: ofKind.get(plain),
    conditional: ofKind.get(conditional),
  })).filter(({ plain, conditional }) => plain ?? conditional);
  const placed = families.reduce((count, { plain, conditional }) => count + (plain ? 1 : 0) + (conditional ? 1 : 0), 0);
  return placed === shipped.length ? families : undefined;
}

/** The family that a model is of. */
export function familyOf(model: string, families: readonly Family[]): Family | undefined {
  return families.find(({ plain, conditional }) => plain?.id === model || conditional?.id === model);
}

/** The family's conditional or plain model; the other one where the family has only that. */
export function memberOf({ plain, conditional }: Family, isConditional: boolean): ShippedModel | undefined {
  return isConditional ? (conditional ?? plain) : (plain ?? conditional);
}
