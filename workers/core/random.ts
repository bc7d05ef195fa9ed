// Counter-based random numbers in TypeScript: the same Philox4x32-10 as assembly/random.ts, for what happens outside the
// kernels (shuffles, initial weights, self-drawn test digits) and where SIMD WebAssembly is missing.
//
//   bits = philox(counter = [block, index low, index high, stream], key = [seed low, seed high])
//
// Salmon, Moraes, Dror, Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3" (SC11). No state: any number of any
// stream can be drawn without the ones before it, on any thread.

/** What a random number is used for. Streams of one seed are independent. Never renumber: addresses depend on it. */
export const STREAM = {
  latent: 0,
  initialWeights: 1,
  shuffle: 2,
  trainingNoise: 3,
  drawing: 4,
  component: 5,
  mixtureStart: 6,
  resampling: 7,
  class: 8,
  shift: 9,
  priorMeans: 10,
  dropout: 11,
  clusters: 12,
} as const;

export type Quad = [number, number, number, number];

/** Philox4x32-10: 128 random bits as four u32 from a 128-bit counter and a 64-bit key. */
export function philox4x32(c0: number, c1: number, c2: number, c3: number, k0: number, k1: number): Quad {
  const bits = new Uint32Array(4);
  fillPhilox4x32(bits, c0, c1, c2, c3, k0, k1);
  return quadOf(bits);
}

function fillPhilox4x32(
  bits: Uint32Array,
  c0: number,
  c1: number,
  c2: number,
  c3: number,
  k0: number,
  k1: number,
): void {
  for (let round = 0; round < 10; round++) {
    const high0 = multiplyHigh(0xd2511f53, c0);
    const low0 = Math.imul(0xd2511f53, c0);
    const high1 = multiplyHigh(0xcd9e8d57, c2);
    const low1 = Math.imul(0xcd9e8d57, c2);
    c0 = high1 ^ c1 ^ k0;
    c1 = low1;
    c2 = high0 ^ c3 ^ k1;
    c3 = low0;
    k0 = (k0 + 0x9e3779b9) | 0; // golden ratio
    k1 = (k1 + 0xbb67ae85) | 0; // √3 − 1
  }
  bits[0] = c0;
  bits[1] = c1;
  bits[2] = c2;
  bits[3] = c3;
}

function quadOf([a = 0, b = 0, c = 0, d = 0]: Uint32Array): Quad {
  return [a, b, c, d];
}

/** The upper 32 bits of a u32 product, by 16-bit halves (a double would round it). */
function multiplyHigh(a: number, b: number): number {
  const aLow = a & 0xffff;
  const aHigh = a >>> 16;
  const bLow = b & 0xffff;
  const bHigh = b >>> 16;
  const middle = aHigh * bLow + ((aLow * bLow) >>> 16); // < 2^32 + 2^16, exact
  const carry = (middle % 0x10000) + aLow * bHigh;
  return (aHigh * bHigh + Math.floor(middle / 0x10000) + Math.floor(carry / 0x10000)) | 0;
}

/** Block `block` of the random bits of item `index` in `stream`: four u32. seed and index are integers in [0, 2^53). */
export function randomBits(seed: number, stream: number, index: number, block: number): Quad {
  const bits = new Uint32Array(4);
  fillRandomBits(bits, seed, stream, index, block);
  return quadOf(bits);
}

/** The same, written to `bits` [4]. */
export function fillRandomBits(bits: Uint32Array, seed: number, stream: number, index: number, block: number): void {
  const HIGH = 0x100000000;
  fillPhilox4x32(
    bits,
    block | 0,
    (index % HIGH) | 0,
    Math.floor(index / HIGH) | 0,
    stream,
    (seed % HIGH) | 0,
    Math.floor(seed / HIGH) | 0,
  );
}

/** A u32 as a double in (0, 1): (bits + ½)·2⁻³², never 0 and never 1. */
export function uniform(bits: number): number {
  return (bits + 0.5) * 2 ** -32;
}
