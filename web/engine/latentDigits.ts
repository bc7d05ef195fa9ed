// Digits together with their latents.

import type { DigitAddress } from '../../workers/core/address.ts';
import type { ShippedModel } from '../storage/shippedModel.ts';
import { eachDigit, NO_INK } from '../ink/pixels.ts';
import type { LatentCall, LatentEngine } from './latentEngine.ts';

export interface LatentDigit {
  /** [Z] */
  readonly z: Float32Array<ArrayBuffer>;
  /** The class that the model is conditioned on; undefined for an unconditional model. */
  readonly label: number | undefined;
  /** [DIGIT, DIGIT] */
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
}

/** What of an address says where a digit is, for a model that may be another than the address's. */
export type DigitPlace = Omit<DigitAddress, 'model'>;

/** Digits of any places by one model, drawn together. */
export async function findDigits(
  latent: LatentEngine,
  model: ShippedModel,
  places: readonly DigitPlace[],
  call: LatentCall,
): Promise<readonly LatentDigit[]> {
  const drawn = await Promise.all(
    places.map(({ index, ...place }) => latent.latentsOf(model, { ...place, first: index, count: 1 }, call)),
  );
  const zs = drawn.map(({ z }) => z);
  const labels = drawn.map((digit) => digit.labels?.[0]);
  const pixels = await drawLatents(latent, model, zs, labels, call);
  return zs.map((z, n) => ({ z, label: labels[n], pixels: pixels[n] ?? NO_INK }));
}

/** Pictures of latents, each [Z], conditioned on `labels` where the model takes a class. */
export async function drawLatents(
  latent: LatentEngine,
  model: ShippedModel,
  zs: readonly Float32Array[],
  labels: readonly (number | undefined)[],
  call: LatentCall,
): Promise<readonly Uint8ClampedArray<ArrayBuffer>[]> {
  const conditions = model.classes > 0 ? Uint8Array.from(zs, (_, n) => labels[n] ?? 0) : undefined;
  const { pixels } = await latent.render(model, joined(zs), conditions, call);
  return eachDigit(pixels);
}

/** [N, Z] of N latents [Z]. */
export function joined(zs: readonly Float32Array[]): Float32Array<ArrayBuffer> {
  const Z = zs[0]?.length ?? 0;
  const z = new Float32Array(zs.length * Z);
  zs.forEach((row, n) => {
    z.set(row, n * Z);
  });
  return z;
}
