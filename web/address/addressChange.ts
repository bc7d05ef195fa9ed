// Elements ask for another address by one event, and pages make it by one function.

import { modelOf, type ShippedModels } from '../storage/shippedModel.ts';
import { byModel } from './byModel.ts';
import type { PageAddress } from './pageAddress.ts';

/** Only what changes. Of `fields`, too: '' takes one away. */
export type AddressPatch = Partial<PageAddress>;

/**
 * Another address of the page is wanted. An element whose page means something else by these fields, as the certificate does,
 * takes the event and asks in its own words.
 */
export class AddressChangeEvent extends Event {
  static readonly type = 'address-change';
  readonly patch: AddressPatch;
  /** Whether Back is to lead to where one was. What is no step only corrects the address of the last one. */
  readonly isStep: boolean;
  /** What history.state will be at the step. */
  readonly state: unknown;

  constructor(patch: AddressPatch, { isStep = true, state = null }: { isStep?: boolean; state?: unknown } = {}) {
    super(AddressChangeEvent.type, { bubbles: true, composed: true });
    this.patch = patch;
    this.isStep = isStep;
    this.state = state;
  }
}

/** An address with a change. What the model of the new one does not have is left out. */
export function patched(address: PageAddress, patch: AddressPatch, shipped: ShippedModels): PageAddress {
  const wanted = { ...address, ...patch, fields: { ...address.fields, ...patch.fields } };
  const model = modelOf(wanted, shipped);
  return { ...byModel(wanted, model), isComparison: wanted.isComparison && model.priors.length > 1 };
}
