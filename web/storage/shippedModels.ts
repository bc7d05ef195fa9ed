// The models that this build of the page ships: public/models/index.json as it was when the page was built.

import type { ShippedModels } from './shippedModel.ts';

/** Filled in by build/shippedModelsPlugin.ts. */
declare const SHIPPED_MODELS: ShippedModels;
declare const SHIPPED_PART_KEYS: readonly string[];

export const shippedModels = SHIPPED_MODELS;

/** sha256 of every part and of the judge: all that the first digit's script knows of them (shippedParts.ts has the rest). */
export const shippedPartKeys = SHIPPED_PART_KEYS;
