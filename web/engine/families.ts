// Which models belong together. A family is a way to train; its models are told which digit to make (conditional) or not
// (plain), and visitors choose the two apart.

import type { ShippedModel, ShippedModels } from '../storage/shippedModel.ts';

/** What models of a kind are called together, and in which order that is read. */
const FAMILIES: readonly { readonly name: string; readonly plain: string; readonly conditional: string }[] = [
  { name: 'GAN', plain: 'gan', conditional: 'cgan' },
  { name: 'VAE', plain: 'vae', conditional: 'cvae' },
  { name: 'VAE-GAN', plain: 'vae-gan', conditional: 'cvae-gan' },
];

/** One or two models of the same making. */
export interface Family {
  readonly name: string;
  /** The one that is told nothing. */
  readonly plain: ShippedModel | undefined;
  /** The one that is told which digit to make. */
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

/** The family's model that is told a digit, or is not; the other one where there is only that. */
export function memberOf({ plain, conditional }: Family, isConditional: boolean): ShippedModel | undefined {
  return isConditional ? (conditional ?? plain) : (plain ?? conditional);
}
