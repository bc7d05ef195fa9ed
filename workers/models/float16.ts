// IEEE 754 half precision, which halves a model's download. Node 20 has no Float16Array, so the conversions are here.
//
//   f32   s eeeeeeee fffffffffffffffffffffff      bias 127
//   f16   s eeeee ffffffffff                      bias 15     largest 65504, smallest normal 2⁻¹⁴, smallest 2⁻²⁴

const word = new Uint32Array(1);
const float = new Float32Array(word.buffer);

/** The f16 nearest to an f32, ties to even, as 16 bits; beyond ±65520 it is an infinity. Every NaN becomes the quiet one. */
export function toFloat16Bits(value: number): number {
  float[0] = value;
  const bits = word[0] ?? 0;
  const sign = (bits >>> 16) & 0x8000;
  const magnitude = bits & 0x7fffffff;
  if (magnitude > 0x7f800000) return sign | 0x7e00;
  // 65520 is half-way from 65504 to what would be 65536: from there on the nearest is infinity.
  if (magnitude >= 0x477ff000) return sign | 0x7c00;
  if (magnitude >= 0x38800000) {
    // Normal: drop 13 bits of fraction. A carry out of the fraction raises the exponent, as it should.
    const rebased = magnitude - ((127 - 15) << 23);
    return sign | ((rebased + 0xfff + ((rebased >>> 13) & 1)) >>> 13);
  }
  // Subnormal: count steps of 2⁻²⁴. |value|·2²⁴ < 2¹⁰ + ½ is exact in a double.
  const steps = Math.abs(float[0]) * 2 ** 24;
  const below = Math.floor(steps);
  const rest = steps - below;
  return sign | (rest > 0.5 || (rest === 0.5 && (below & 1) === 1) ? below + 1 : below);
}

/** The value of 16 bits of f16, exact. */
export function fromFloat16Bits(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >>> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0x1f) return fraction === 0 ? sign * Infinity : NaN;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  return sign * (1 + fraction * 2 ** -10) * 2 ** (exponent - 15);
}

/** Little-endian f16 of every value. */
export function encodeFloat16(values: Float32Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(values.length * 2);
  const view = new DataView(bytes.buffer);
  for (const [i, value] of values.entries()) view.setUint16(2 * i, toFloat16Bits(value), true);
  return bytes;
}

/** The values of little-endian f16s. Fresh memory. */
export function decodeFloat16(bytes: Uint8Array): Float32Array<ArrayBuffer> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const values = new Float32Array(bytes.byteLength >>> 1);
  for (let i = 0; i < values.length; i++) values[i] = fromFloat16Bits(view.getUint16(2 * i, true));
  return values;
}
