// Digits that a model file says it makes. They are made again when the model is first loaded, through the whole path from
// seed to pixels, and a model that makes others is refused: wrong weights, a wrong prior and a broken engine all show here.
// Each vector names its prior and the checksum of that prior's parameters: a few digits do not meet every component.
//
// Our strict kernels give the same bytes everywhere, so there the whole batch is compared by checksum. tfjs and fused
// multiply-add round differently: there the first digit of each vector is compared, and each pixel may be 1 off.

import type { Backend, CompiledNetwork } from '../backend/backend.ts';
import { MAX_CLASS, MAX_INDEX, MAX_SEED, MAX_TEMPERATURE, MIN_TEMPERATURE } from '../core/address.ts';
import { ModelFileError } from '../core/errors.ts';
import { digitInputs, type InputExtents } from './digitInputs.ts';
import { showForeign, wantList, wantNumber, wantOneOf, wantRecord, wantText, wantWhole } from './foreignJson.ts';
import { findPrior, priorSha256, type NamedPrior, type PriorId, type Priors } from './prior.ts';
import { sha256Hex } from '../core/sha256.ts';

/** Which digits a test vector is about. */
export interface TestVectorCase {
  readonly seed: number;
  readonly index: number;
  readonly count: number;
  readonly temperature: number;
  /** For conditional models; left out, every digit has its own. */
  readonly class?: number;
}

export interface TestVector extends TestVectorCase {
  readonly prior: PriorId;
  /** Of all that decides what is drawn from it, see prior.ts. */
  readonly priorSha256: string;
  /** Of the grey pixels [count, H·W]. */
  readonly pixelsSha256: string;
  /** Grey pixels [H·W] of digit `index`; base64 in the file. */
  readonly first: Uint8Array<ArrayBuffer>;
}

/** What of a model decides its pixels, besides its network. */
export interface PixelSource extends InputExtents {
  readonly priors: Priors;
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

/** For conditional models, too: the last one. */
const CLASS_CASE: TestVectorCase = { seed: 3, index: 9_007_199_254, count: 3, temperature: 1, class: MAX_CLASS };

/** The vectors of a compiled model: every case for every prior. `compiled` must hold the weights that readers will see (rounded to the file's dtype). */
export async function makeTestVectors(
  source: PixelSource,
  backend: Backend,
  compiled: CompiledNetwork,
  cases: readonly TestVectorCase[] = source.classes === 0 ? STANDARD_CASES : [...STANDARD_CASES, CLASS_CASE],
): Promise<readonly TestVector[]> {
  const vectors: TestVector[] = [];
  for (const named of source.priors) {
    const prior = { prior: named.id, priorSha256: await priorSha256(named.prior) };
    for (const digits of cases) {
      const pixels = generate(source, named, backend, compiled, digits);
      const first = Uint8Array.from(pixels.subarray(0, pixels.length / digits.count));
      vectors.push({ ...prior, ...digits, pixelsSha256: await sha256Hex(pixels), first });
    }
  }
  return vectors;
}

/** Makes a model's test vectors again. @throws ModelFileError when one comes out differently */
export async function checkTestVectors(
  model: PixelSource & { readonly testVectors: readonly TestVector[] },
  backend: Backend,
  compiled: CompiledNetwork,
): Promise<void> {
  const isExact = backend.name === 'wasm';
  for (const [i, vector] of model.testVectors.entries()) {
    const where = `model file ${model.id}: test vector ${i} (${vector.prior}, seed ${vector.seed}, digit ${vector.index})`;
    const advice = `on ${backend.name}; the file or the engine is not what it says, so it is refused`;
    const named = findPrior(model.priors, vector.prior);
    if (!named) throw new ModelFileError(`${where}: the model has no such prior`);
    const parameters = await priorSha256(named.prior);
    if (parameters !== vector.priorSha256) {
      throw new ModelFileError(`${where}: the prior's sha256 is ${parameters}, want ${vector.priorSha256} ${advice}`);
    }
    // In plain JavaScript a digit takes a tenth of a second, and the first one on screen waits for all that are made here.
    const pixels = generate(model, named, backend, compiled, isExact ? vector : { ...vector, count: 1 });
    const worst = worstDifference(isExact ? pixels.subarray(0, pixels.length / vector.count) : pixels, vector.first);
    if (worst > (isExact ? 0 : TOLERANCE)) {
      throw new ModelFileError(`${where}: pixels are off by up to ${worst} grey levels ${advice}`);
    }
    if (!isExact) continue;
    const sha256 = await sha256Hex(pixels);
    if (sha256 !== vector.pixelsSha256) {
      throw new ModelFileError(`${where}: sha256 is ${sha256}, want ${vector.pixelsSha256} ${advice}`);
    }
  }
}

function generate(
  source: PixelSource,
  { prior }: NamedPrior,
  backend: Backend,
  compiled: CompiledNetwork,
  { index: first, count, ...rest }: TestVectorCase,
): Uint8ClampedArray<ArrayBuffer> {
  const { x } = digitInputs(source, backend, prior, { ...rest, first, count });
  return compiled.pixels(x, count);
}

function worstDifference(got: Uint8ClampedArray, want: Uint8Array): number {
  if (got.length !== want.length) return Infinity;
  return want.reduce((worst, level, i) => Math.max(worst, Math.abs(level - (got[i] ?? 0))), 0);
}

/** What test vectors are of. */
export interface TestVectorScope {
  /** Pixels of one image. */
  readonly imageSize: number;
  readonly priors: readonly PriorId[];
  /** Of the model. */
  readonly classes: number;
}

const SHA256 = { length: { min: 64, max: 64 }, pattern: /^[0-9a-f]{64}$/ };

/** Test vectors out of a model file; at least one of each prior. @throws ModelFileError */
export function parseTestVectors(
  value: unknown,
  where: string,
  { imageSize, priors, classes }: TestVectorScope,
): readonly TestVector[] {
  const vectors = wantList(value, where, { min: 1, max: MAX_VECTORS }).map((item, i) => {
    const at = `${where} ${i}`;
    const fields = wantRecord(item, at);
    const count = wantWhole(fields.get('count'), `${at} count`, { min: 1, max: MAX_COUNT });
    const sha256 = (field: string): string =>
      wantText(fields.get(field), `${at} ${field}`, SHA256.length, SHA256.pattern);
    return {
      prior: wantOneOf(fields.get('prior'), `${at} prior`, priors),
      priorSha256: sha256('priorSha256'),
      seed: wantWhole(fields.get('seed'), `${at} seed`, { min: 0, max: MAX_SEED }),
      index: wantWhole(fields.get('index'), `${at} index`, { min: 0, max: MAX_INDEX - count + 1 }),
      count,
      temperature: wantNumber(fields.get('temperature'), `${at} temperature`, {
        min: MIN_TEMPERATURE,
        max: MAX_TEMPERATURE,
      }),
      ...parseClass(fields.get('class'), `${at} class`, classes),
      pixelsSha256: sha256('pixelsSha256'),
      first: parsePixels(fields.get('first'), `${at} first`, imageSize),
    };
  });
  const untested = priors.find((id) => !vectors.some(({ prior }) => prior === id));
  if (untested === undefined) return vectors;
  throw new ModelFileError(`${where}: none of prior ${untested}, want at least one of each`);
}

function parseClass(value: unknown, where: string, classes: number): { readonly class?: number } {
  if (value === undefined) return {};
  if (classes === 0)
    throw new ModelFileError(`${where}: ${showForeign(value)}, want none, because the model is unconditional`);
  return { class: wantWhole(value, where, { min: 0, max: classes - 1 }) };
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
