// Logits to pixels, as assembly/sampling does it: u8 = ⌊255·σ(logit) + ½⌋, here in f64.

import type { PixelFormat } from '../backend.ts';

/** Grey levels of ink, or black with ink as alpha. Fresh memory. */
export function inkPixels(logits: Float32Array, format: PixelFormat): Uint8ClampedArray<ArrayBuffer> {
  const channels = format === 'rgba' ? 4 : 1;
  const pixels = new Uint8ClampedArray(logits.length * channels);
  for (const [i, logit] of logits.entries()) {
    // exp overflows to Infinity below −709, and 255/Infinity is the 0 that is wanted.
    pixels[i * channels + channels - 1] = Math.floor(255 / (1 + Math.exp(-logit)) + 0.5);
  }
  return pixels;
}
