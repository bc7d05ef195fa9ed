// Counter-based random bits: Philox4x32-10 (Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3",
// SC 2011). 128 bits are a pure function of a counter and a key, so any digit's numbers can be drawn without the ones
// before it, on any thread, in any order.
//
//   key     = [seed low, seed high]
//   counter = [block, index low, index high, stream]     one block = four u32
//
// workers/core/random.ts is the same in TypeScript; tests hold both to the published known answers.

// @ts-ignore: decorator
@inline
const M0: u64 = 0xd2511f53;
// @ts-ignore: decorator
@inline
const M1: u64 = 0xcd9e8d57;
// @ts-ignore: decorator
@inline
const W0: u32 = 0x9e3779b9; // golden ratio
// @ts-ignore: decorator
@inline
const W1: u32 = 0xbb67ae85; // √3 − 1

/** Writes the four u32 of one counter and key to `out`. */
export function philox4x32(out: usize, c0: u32, c1: u32, c2: u32, c3: u32, k0: u32, k1: u32): void {
  for (let round = 0; round < 10; round++) {
    const product0 = M0 * <u64>c0;
    const product1 = M1 * <u64>c2;
    const next0 = <u32>(product1 >> 32) ^ c1 ^ k0;
    const next2 = <u32>(product0 >> 32) ^ c3 ^ k1;
    c1 = <u32>product1;
    c3 = <u32>product0;
    c0 = next0;
    c2 = next2;
    k0 += W0;
    k1 += W1;
  }
  store<u32>(out, c0);
  store<u32>(out, c1, 4);
  store<u32>(out, c2, 8);
  store<u32>(out, c3, 12);
}

// One block's four u32 on their way to a kernel's output. Written and read within one call.
const QUAD: usize = memory.data(16, 16);

/** out ← `count` u32 of item (indexLow, indexHigh) of a stream, from block 0 on. */
export function randomBits(out: usize, count: i32, seedLow: u32, seedHigh: u32, indexLow: u32, indexHigh: u32, stream: u32): void {
  for (let i = 0; i < count; i += 4) {
    philox4x32(QUAD, <u32>(i >> 2), indexLow, indexHigh, stream, seedLow, seedHigh);
    memory.copy(out + (<usize>i << 2), QUAD, <usize>min(count - i, 4) << 2);
  }
}

/** A u32 as a double strictly inside (0, 1): (bits + ½)·2⁻³². */
// @ts-ignore: decorator
@inline
export function openUniform(bits: u32): f64 {
  return (<f64>bits + 0.5) * 2.3283064365386963e-10;
}

/** out ← `count` f32 uniform in [2⁻³³, 1]: openUniform rounded to f32 (the largest values round to 1). */
export function randomUniform(out: usize, count: i32, seedLow: u32, seedHigh: u32, indexLow: u32, indexHigh: u32, stream: u32): void {
  randomBits(out, count, seedLow, seedHigh, indexLow, indexHigh, stream);
  for (let i = 0; i < count; i++) {
    const address = out + (<usize>i << 2);
    store<f32>(address, <f32>openUniform(load<u32>(address)));
  }
}
