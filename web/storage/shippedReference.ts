// The files of numbers about real digits that this build of the page ships: public/reference. Only pages that measure need to
// know of them, so this list is not in the first digit's script.

import type { ShippedFile } from './shippedModel.ts';

export interface ShippedReference extends ShippedFile {
  /** The digits that samples are held against, and the index of training digits. */
  readonly id: 'digits' | 'training';
}

/** Filled in by build/shippedModelsPlugin.ts. */
declare const SHIPPED_REFERENCE: readonly ShippedReference[];

export const shippedReference = SHIPPED_REFERENCE;
