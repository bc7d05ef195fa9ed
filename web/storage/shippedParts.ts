// The encoders, discriminators and the judge that this build of the page ships. Only pages that show networks pictures need
// to know of them, so this list is not in the first digit's script.

import type { ShippedFile } from './shippedModel.ts';

export interface ShippedPart extends ShippedFile {
  readonly kind: 'encoder' | 'discriminator' | 'judge';
  /** Id of its model; '' for the judge, which is of none. */
  readonly model: string;
}

/** Filled in by build/shippedModelsPlugin.ts. */
declare const SHIPPED_PARTS: readonly ShippedPart[];

export const shippedParts = SHIPPED_PARTS;
