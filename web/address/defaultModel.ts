import type { ShippedModel, ShippedModels } from '../storage/shippedModel.ts';

/** What an address means that leaves out its model or its seed. It is a part of the page's services. */
export interface AddressSource {
  readonly shipped: ShippedModels;
  readonly settings: { readonly current: { readonly model: string } };
  /** The seed of the digits that were shown last. */
  readonly visit: { seed: number };
}

/** The model for an address that names none: the visitor's choice, or the gallery's first. */
export function defaultModel({ settings, shipped }: Pick<AddressSource, 'settings' | 'shipped'>): ShippedModel {
  return shipped.find(({ id }) => id === settings.current.model) ?? shipped[0];
}
