// What a core can do at most: independent multiply-adds on four lanes, and nothing else. AssemblyScript; the benchmark
// compiles it twice, with relaxed SIMD (fused where the CPU can) and without (a product and a sum).
//
// Twelve chains: a fused multiply-add takes four cycles and two begin in each, so eight chains are needed; a product and a
// sum take up to seven together. Twelve and the two factors stay below the sixteen registers that x86 has.
// a = a·x + y, so that no compiler can move the product out of the loop. |x| < 1 keeps a finite.

// @ts-ignore: decorator
@inline
function step(a: v128, x: v128, y: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, x, y);
  return f32x4.add(f32x4.mul(a, x), y);
}

/** Multiply-adds of one turn of the loop: 12 chains of 4 lanes. */
export function multiplyAddsPerTurn(): i32 {
  return 48;
}

/** Runs the loop; the result only keeps it from being left out. */
export function run(turns: i32, factor: f32): f32 {
  const x = f32x4.splat(factor);
  const y = f32x4.splat(1.0);
  let a0 = f32x4.splat(0.0);
  let a1 = f32x4.splat(0.1);
  let a2 = f32x4.splat(0.2);
  let a3 = f32x4.splat(0.3);
  let a4 = f32x4.splat(0.4);
  let a5 = f32x4.splat(0.5);
  let a6 = f32x4.splat(0.6);
  let a7 = f32x4.splat(0.7);
  let a8 = f32x4.splat(0.8);
  let a9 = f32x4.splat(0.9);
  let a10 = f32x4.splat(1.0);
  let a11 = f32x4.splat(1.1);
  for (let i = 0; i < turns; i++) {
    a0 = step(a0, x, y);
    a1 = step(a1, x, y);
    a2 = step(a2, x, y);
    a3 = step(a3, x, y);
    a4 = step(a4, x, y);
    a5 = step(a5, x, y);
    a6 = step(a6, x, y);
    a7 = step(a7, x, y);
    a8 = step(a8, x, y);
    a9 = step(a9, x, y);
    a10 = step(a10, x, y);
    a11 = step(a11, x, y);
  }
  const low = f32x4.add(f32x4.add(f32x4.add(a0, a1), f32x4.add(a2, a3)), f32x4.add(a4, a5));
  const high = f32x4.add(f32x4.add(f32x4.add(a6, a7), f32x4.add(a8, a9)), f32x4.add(a10, a11));
  return f32x4.extract_lane(f32x4.add(low, high), 0);
}
