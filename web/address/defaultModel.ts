import type { ShippedModel, ShippedModels } from '../storage/shippedModel.ts';

/** What the default model depends on. It is a part of the page's services. */
export interface AddressSource {
  readonly shipped: ShippedModels;
  readonly settings: { readonly current: { readonly model: string } };
}

/** The model for an address that names none: the visitor's choice, or the gallery's first. */
export function defaultModel({ settings, shipped }: AddressSource): ShippedModel {
  return shipped.find(({ id }) => id === settings.current.model) ?? shipped[0];
}
