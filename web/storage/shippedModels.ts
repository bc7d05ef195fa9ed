// The models that this build of the page ships: public/models/index.json as it was when the page was built.

import type { ShippedModels } from './shippedModel.ts';

/** Filled in by offline/shippedModelsPlugin.ts. */
declare const SHIPPED_MODELS: ShippedModels;

export const shippedModels = SHIPPED_MODELS;
