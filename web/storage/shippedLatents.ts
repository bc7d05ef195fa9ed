// Widths of the latents of the models that this build of the page ships. Only pages that compare models need to know them,
// so they are not in the first digit's script.

/** Filled in by build/shippedModelsPlugin.ts. */
declare const SHIPPED_LATENTS: Readonly<Record<string, number>>;

/** By id of the model. */
export const shippedLatents = SHIPPED_LATENTS;
