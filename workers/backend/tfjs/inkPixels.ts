// Logits to pixels, as assembly/sampling does it: u8 = ⌊255·σ(logit) + ½⌋, here in f64.

/** Grey levels of ink. Fresh memory. */
export function inkPixels(logits: Float32Array): Uint8ClampedArray<ArrayBuffer> {
  // exp overflows to Infinity below −709, and 255/Infinity is the 0 that is wanted.
  return Uint8ClampedArray.from(logits, (logit) => Math.floor(255 / (1 + Math.exp(-logit)) + 0.5));
}
