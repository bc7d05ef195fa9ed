// A morph from one digit to another through latent space and back, as a GIF. The path runs along the sphere near which latents of a
// normal prior lie (latent/paths.ts). A GIF plays everywhere; a video would have to be recorded while it plays, in a format that half
// of the browsers do not write.

import { GIFEncoder } from 'gifenc';
import { MAX_INDEX, type DigitAddress } from '../../../workers/core/address.ts';
import { drawClass } from '../../../workers/core/digitClass.ts';
import type { DrawnLatents } from '../../../workers/service/latentRequests.ts';
import { slerp } from '../../../workers/latent/paths.ts';
import type { LatentEngine } from '../../engine/latentEngine.ts';
import { pixelsOf } from '../../platform/canvasPixels.ts';
import type { ShippedModel } from '../../storage/shippedModel.ts';
import { digitAt } from '../../ink/pixels.ts';
import { drawDigit, whiteCanvas, type InkStyle } from '../../ink/digitCanvas.ts';
import { withDigitRecordInGif } from '../../kit/digitRecord.ts';
import { createPauses } from '../../ink/slices.ts';

/** Steps from one digit to the other, both included. */
const STEPS = 24;
const STEP_MS = 50;
/** How long the two digits themselves stay. */
const REST_MS = 600;
/** Shades of grey: edges stay soft, and files small. */
const SHADES = 16;
const PALETTE = Array.from({ length: SHADES }, (_, i) => {
  const grey = Math.round((255 * i) / (SHADES - 1));
  return [grey, grey, grey] as const;
});

export interface MorphOptions {
  /** Edge of the picture in pixels. */
  readonly size: number;
  readonly drawing: InkStyle;
  readonly signal: AbortSignal;
  /** Gets the share that is done. */
  readonly onProgress: (share: number) => void;
}

/**
 * The target of the morph: the next digit; of the same class where digits have classes, because classes cannot be interpolated.
 */
export function morphTarget(address: DigitAddress, { classes }: Pick<ShippedModel, 'classes'>): DigitAddress {
  const { seed, index, class: digitClass } = address;
  let next = index < MAX_INDEX ? index + 1 : 0;
  if (classes === 0 || digitClass !== undefined) return { ...address, index: next };
  const own = drawClass(seed, index, classes);
  while (next !== index && drawClass(seed, next, classes) !== own) next = next < MAX_INDEX ? next + 1 : 0;
  return { ...address, index: next };
}

/** The path to morphTarget and back, as a GIF with the record of its first digit. */
export async function morphGif(
  engine: LatentEngine,
  model: ShippedModel,
  address: DigitAddress,
  { size, drawing, signal, onProgress }: MorphOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const frames = await morphFrames(engine, model, address, signal);
  const pause = createPauses(signal);
  const { context } = whiteCanvas(size, size, { willReadFrequently: true });
  const shades: Uint8Array[] = [];
  for (let step = 0; step < STEPS; step++) {
    context.fillStyle = '#fff';
    context.fillRect(0, 0, size, size);
    drawDigit(context, digitAt(frames, step), { x: 0, y: 0, size, drawing });
    shades.push(shadesOf(pixelsOf(context).data));
    onProgress((step + 1) / (3 * STEPS));
    await pause();
  }
  const gif = GIFEncoder();
  const there = shades.map((_, step) => step);
  const order = [...there, ...there.slice(1, -1).reverse()];
  for (const [i, step] of order.entries()) {
    const delay = step === 0 || step === STEPS - 1 ? REST_MS : STEP_MS;
    gif.writeFrame(shades[step] ?? new Uint8Array(size * size), size, size, {
      delay,
      ...(i === 0 ? { palette: PALETTE } : {}),
    });
    onProgress((STEPS + i + 1) / (3 * STEPS - 2));
    await pause();
  }
  gif.finish();
  return withDigitRecordInGif(gif.bytes(), { address, sha256: model.sha256 });
}

/** [STEPS, DIGIT, DIGIT] */
async function morphFrames(
  engine: LatentEngine,
  model: ShippedModel,
  address: DigitAddress,
  signal: AbortSignal,
): Promise<Uint8ClampedArray<ArrayBuffer>> {
  const latentOf = ({ seed, index, temperature, prior, class: digitClass }: DigitAddress): Promise<DrawnLatents> =>
    engine.latentsOf(model, { seed, temperature, prior, class: digitClass, first: index, count: 1 }, { signal });
  const [a, b] = await Promise.all([latentOf(address), latentOf(morphTarget(address, model))]);
  const Z = a.z.length;
  const z = new Float32Array(STEPS * Z);
  for (let step = 0; step < STEPS; step++) {
    const t = step / (STEPS - 1);
    z.set(slerp(a.z, b.z, t * t * (3 - 2 * t)), step * Z); // slow at both ends
  }
  const label = a.labels?.[0];
  const labels = label === undefined ? undefined : new Uint8Array(STEPS).fill(label);
  return (await engine.render(model, z, labels, { signal })).pixels;
}

/** Colour indices of a picture in greys. */
function shadesOf(data: Uint8ClampedArray): Uint8Array {
  const shades = new Uint8Array(data.length / 4);
  for (let i = 0; i < shades.length; i++) shades[i] = Math.round(((data[4 * i] ?? 0) * (SHADES - 1)) / 255);
  return shades;
}
