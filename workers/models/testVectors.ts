// Digits that a model file says it makes. They are made again when the model is first loaded, through the whole path from
// seed to pixels, and a model that makes others is refused: wrong weights, a wrong prior and a broken engine all show here.
//
// Our strict kernels give the same bytes everywhere, so there the whole batch is compared by checksum. tfjs and fused
// multiply-add round differently: there the first digit of each vector is compared, and each pixel may be 1 off.

import type { Backend, CompiledNetwork } from '../backend/backend.ts';
import { MAX_INDEX, MAX_SEED, MAX_TEMPERATURE, MIN_TEMPERATURE } from '../core/address.ts';
import { ModelFileError } from '../core/errors.ts';
import { wantList, wantNumber, wantRecord, wantText, wantWhole } from './foreignJson.ts';
import { samplePrior, type Prior } from './prior.ts';
import { sha256Hex } from './sha256.ts';

/** Which digits a test vector is about. */
export interface TestVectorCase {
  readonly seed: number;
  readonly index: number;
  readonly count: number;
  readonly temperature: number;
}

export interface TestVector extends TestVectorCase {
  /** Of the grey pixels [count, H·W]. */
  readonly pixelsSha256: string;
  /** Grey pixels [H·W] of digit `index`; base64 in the file. */
  readonly first: Uint8Array<ArrayBuffer>;
}

/** What of a model decides its pixels, besides its network. */
export interface PixelSource {
  readonly id: string;
  readonly latent: number;
  readonly classes: number;
  readonly prior: Prior;
}

const MAX_VECTORS = 16;
const MAX_COUNT = 64;
const TOLERANCE = 1; // grey levels, where rounding may differ

/** More digits than any kernel's row tile, both halves of a 53-bit seed and index, and another temperature. */
export const STANDARD_CASES: readonly TestVectorCase[] = [
  { seed: 1, index: 0, count: 17, temperature: 1 },
  { seed: MAX_SEED, index: 1_000_000_007_000, count: 3, temperature: 0.7 },
  { seed: 20_231_123, index: 4_294_967_294, count: 4, temperature: 1.5 },
];

/** The vectors of a compiled model. `compiled` must hold the weights that readers will see (rounded to the file's dtype). */
export async function makeTestVectors(
  source: PixelSource,
  backend: Backend,
  compiled: CompiledNetwork,
  cases: readonly TestVectorCase[] = STANDARD_CASES,
): Promise<readonly TestVector[]> {
  const vectors: TestVector[] = [];
  for (const { seed, index, count, temperature } of cases) {
    const pixels = generate(source, backend, compiled, { seed, index, count, temperature });
    const first = Uint8Array.from(pixels.subarray(0, pixels.length / count));
    vectors.push({ seed, index, count, temperature, pixelsSha256: await sha256Hex(pixels), first });
  }
  return vectors;
}

/** Makes a model's test vectors again. @throws ModelFileError when one comes out differently */
export async function checkTestVectors(
  model: PixelSource & { readonly testVectors: readonly TestVector[] },
  backend: Backend,
  compiled: CompiledNetwork,
): Promise<void> {
  for (const [i, vector] of model.testVectors.entries()) {
    const where = `model file ${model.id}: test vector ${i} (seed ${vector.seed}, digit ${vector.index})`;
    const advice = `on ${backend.name}; the file or the engine is not what it says, so it is refused`;
    const pixels = generate(model, backend, compiled, vector);
    const worst = worstDifference(pixels.subarray(0, pixels.length / vector.count), vector.first);
    if (worst > (backend.name === 'wasm' ? 0 : TOLERANCE)) {
      throw new ModelFileError(`${where}: pixels are off by up to ${worst} grey levels ${advice}`);
    }
    if (backend.name !== 'wasm') continue;
    const sha256 = await sha256Hex(pixels);
    if (sha256 !== vector.pixelsSha256) {
      throw new ModelFileError(`${where}: sha256 is ${sha256}, want ${vector.pixelsSha256} ${advice}`);
    }
  }
}

function generate(
  { id, latent, classes, prior }: PixelSource,
  backend: Backend,
  compiled: CompiledNetwork,
  { seed, index, count, temperature }: TestVectorCase,
): Uint8ClampedArray<ArrayBuffer> {
  if (classes !== 0) {
    throw new ModelFileError(`model file ${id}: ${classes} classes, want a model without; update to use this one`);
  }
  const z = samplePrior(backend, prior, { seed, first: index, count, temperature, latent });
  return compiled.pixels(z, count, 'grey');
}

function worstDifference(got: Uint8ClampedArray, want: Uint8Array): number {
  if (got.length !== want.length) return Infinity;
  return want.reduce((worst, level, i) => Math.max(worst, Math.abs(level - (got[i] ?? 0))), 0);
}

/** Test vectors out of a model file that makes images of `imageSize` pixels; at least one. @throws ModelFileError */
export function parseTestVectors(value: unknown, where: string, imageSize: number): readonly TestVector[] {
  return wantList(value, where, { min: 1, max: MAX_VECTORS }).map((item, i) => {
    const at = `${where} ${i}`;
    const fields = wantRecord(item, at);
    const count = wantWhole(fields.get('count'), `${at} count`, { min: 1, max: MAX_COUNT });
    return {
      seed: wantWhole(fields.get('seed'), `${at} seed`, { min: 0, max: MAX_SEED }),
      index: wantWhole(fields.get('index'), `${at} index`, { min: 0, max: MAX_INDEX - count + 1 }),
      count,
      temperature: wantNumber(fields.get('temperature'), `${at} temperature`, {
        min: MIN_TEMPERATURE,
        max: MAX_TEMPERATURE,
      }),
      pixelsSha256: wantText(fields.get('pixelsSha256'), `${at} pixelsSha256`, { min: 64, max: 64 }, /^[0-9a-f]{64}$/),
      first: parsePixels(fields.get('first'), `${at} first`, imageSize),
    };
  });
}

function parsePixels(value: unknown, where: string, imageSize: number): Uint8Array<ArrayBuffer> {
  const length = 4 * Math.ceil(imageSize / 3);
  const text = wantText(value, where, { min: length, max: length }, /^[A-Za-z0-9+/]*={0,2}$/);
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  if (bytes.length === imageSize) return bytes;
  throw new ModelFileError(`${where}: ${bytes.length} bytes, want ${imageSize} in base64`);
}

/** Test vectors as the JSON of a model file. */
export function formatTestVectors(vectors: readonly TestVector[]): string {
  return JSON.stringify(vectors.map(({ first, ...rest }) => ({ ...rest, first: btoa(String.fromCharCode(...first)) })));
}
