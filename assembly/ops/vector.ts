// Long vectors: what summing gradients over shards needs.

/** y ← 0. */
export function zeroFill(y: usize, count: i32): void {
  memory.fill(y, 0, <usize>count << 2);
}

/** y ← x, `bytes` bytes; they may overlap. */
export function copyBytes(y: usize, x: usize, bytes: usize): void {
  memory.copy(y, x, bytes);
}

/** y += x. */
export function addTo(y: usize, x: usize, count: i32): void {
  assert(count > 0, 'addTo: count must be positive');
  const bytes = <usize>count << 2;
  const whole = bytes & ~15;
  for (let i: usize = 0; i < whole; i += 16) v128.store(y + i, f32x4.add(v128.load(y + i), v128.load(x + i)));
  for (let i = whole; i < bytes; i += 4) store<f32>(y + i, load<f32>(y + i) + load<f32>(x + i));
}

/** y ← x·factor. y may be x. */
export function scale(y: usize, x: usize, count: i32, factor: f32): void {
  assert(count > 0, 'scale: count must be positive');
  const bytes = <usize>count << 2;
  const whole = bytes & ~15;
  for (let i: usize = 0; i < whole; i += 16) v128.store(y + i, f32x4.mul(v128.load(x + i), f32x4.splat(factor)));
  for (let i = whole; i < bytes; i += 4) store<f32>(y + i, load<f32>(x + i) * factor);
}

/** y [count] f32 ← x [count] u8 · factor: grey levels to intensities with factor 1/255. */
export function bytesToFloats(y: usize, x: usize, count: i32, factor: f32): void {
  assert(count > 0, 'bytesToFloats: count must be positive');
  const count4 = count & ~3;
  for (let i = 0; i < count4; i += 4) {
    const u16s = i16x8.extend_low_i8x16_u(v128.load32_zero(x + <usize>i));
    const wide = f32x4.convert_i32x4_u(i32x4.extend_low_i16x8_u(u16s));
    v128.store(y + (<usize>i << 2), f32x4.mul(wide, f32x4.splat(factor)));
  }
  for (let i = count4; i < count; i++) store<f32>(y + (<usize>i << 2), <f32>load<u8>(x + <usize>i) * factor);
}

/** The sum of squares, in f64: a gradient's squared norm, and the cheapest way to see a NaN. */
export function sumOfSquares(x: usize, count: i32): f64 {
  let sum: f64 = 0;
  for (let i: usize = 0, bytes = <usize>count << 2; i < bytes; i += 4) {
    const v = <f64>load<f32>(x + i);
    sum += v * v;
  }
  return sum;
}
