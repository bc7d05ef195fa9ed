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

function fillRandomBits(bits: Uint32Array, seed: number, stream: number, index: number, block: number): void {
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

/** One stream's numbers of one item in order: a convenience over `randomBits` for code that just wants the next one. */
export class RandomSequence {
  /** Filled again and again: a resample draws ten thousand numbers, and there are thousands of resamples. */
  readonly #block = new Uint32Array(4);
  #drawn = 0;
  readonly #seed: number;
  readonly #stream: number;
  readonly #index: number;

  constructor(seed: number, stream: number, index = 0) {
    this.#seed = seed;
    this.#stream = stream;
    this.#index = index;
  }

  /** The next 32 random bits. */
  bits(): number {
    const lane = this.#drawn & 3;
    if (lane === 0) fillRandomBits(this.#block, this.#seed, this.#stream, this.#index, this.#drawn >>> 2);
    this.#drawn++;
    return this.#block[lane] ?? 0;
  }

  /** Uniform in (0, 1). */
  uniform(): number {
    return uniform(this.bits());
  }

  /** Uniform integer in [0, n), by multiply and shift; the bias is below n·2⁻³². */
  below(n: number): number {
    return Math.floor(this.uniform() * n);
  }

  /** Standard normal. */
  gaussian(): number {
    return gaussianQuantile(this.uniform());
  }
}

/** 0 … n−1 in random order (Fisher–Yates). */
export function shuffledIndices(n: number, seed: number, epoch: number): Uint32Array {
  const random = new RandomSequence(seed, STREAM.shuffle, epoch);
  const order = Uint32Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = random.below(i + 1);
    const kept = order[i] ?? 0;
    order[i] = order[j] ?? 0;
    order[j] = kept;
  }
  return order;
}

function polynomial(x: number, coefficients: readonly number[]): number {
  let y = 0;
  for (const c of coefficients) y = y * x + c;
  return y;
}

// Coefficients of AS241's PPND16, highest power first.
const CENTRAL_NUMERATOR = [
  2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457, 13731.693765509461125,
  1971.5909503065514427, 133.14166789178437745, 3.387132872796366608,
];
const CENTRAL_DENOMINATOR = [
  5226.495278852545925, 28729.085735721942674, 39307.89580009271061, 21213.794301586595867, 5394.1960214247511077,
  687.1870074920579083, 42.313330701600911252, 1,
];
const MIDDLE_NUMERATOR = [
  7.7454501427834140764e-4, 0.0227238449892691845833, 0.24178072517745061177, 1.27045825245236838258,
  3.64784832476320460504, 5.7694972214606914055, 4.6303378461565452959, 1.42343711074968357734,
];
const MIDDLE_DENOMINATOR = [
  1.05075007164441684324e-9, 5.475938084995344946e-4, 0.0151986665636164571966, 0.14810397642748007459,
  0.68976733498510000455, 1.6763848301838038494, 2.05319162663775882187, 1,
];
const TAIL_NUMERATOR = [
  2.01033439929228813265e-7, 2.71155556874348757815e-5, 0.0012426609473880784386, 0.026532189526576123093,
  0.29656057182850489123, 1.7848265399172913358, 5.4637849111641143699, 6.6579046435011037772,
];
const TAIL_DENOMINATOR = [
  2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5, 7.868691311456132591e-4,
  0.0148753612908506148525, 0.13692988092273580531, 0.59983220655588793769, 1,
];

/** Φ⁻¹(p), the standard normal quantile for p in (0, 1): Wichura 1988, algorithm AS241 (PPND16), relative error 1e-16. */
export function gaussianQuantile(p: number): number {
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (q * polynomial(r, CENTRAL_NUMERATOR)) / polynomial(r, CENTRAL_DENOMINATOR);
  }
  const r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p));
  const z =
    r <= 5
      ? polynomial(r - 1.6, MIDDLE_NUMERATOR) / polynomial(r - 1.6, MIDDLE_DENOMINATOR)
      : polynomial(r - 5, TAIL_NUMERATOR) / polynomial(r - 5, TAIL_DENOMINATOR);
  return q < 0 ? -z : z;
}
