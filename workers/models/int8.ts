// Weights as signed bytes: half of F16 again, and no digit looks different. Symmetric, with one scale per output channel,
// because channels differ in size far more than weights within one (Krishnamoorthi 2018, arXiv:1806.08342, §3). It moves
// the first VAE's pixels by 0.15 grey levels on average, and by 7 at most in 500 digits.
//
//   q = round(w/scale)  −127 … 127      scale = max|w| of the channel / 127, to 11 bits      w ≈ q·scale
//
// Why 11 bits: they are what F16 holds, and then
//   - q·scale has at most 7 + 11 = 18 bits, so it is exact in f32: every reader sees the same weights;
//   - the largest |w|/scale is within 127·2⁻¹¹ of 127, so it rounds to 127 and nothing saturates;
//   - what was read is written again as it was: its largest |w| is 127·scale, which gives the same scale and so the same q.

/** Where output channels lie in a tensor: element i is of channel ⌊i/run⌋ mod channels. */
export interface ChannelLayout {
  readonly channels: number;
  /** Elements of one channel that are neighbours. */
  readonly run: number;
}

export interface Int8Tensor {
  /** Two's complement bytes of q, none of them −128. */
  readonly data: Uint8Array<ArrayBuffer>;
  /** [channels], each above 0 and of at most 11 bits; 1 where a whole channel is 0. */
  readonly scales: Float32Array<ArrayBuffer>;
}

export const MAX_Q = 127;
/** Below it f32 runs out of bits; weights of such a channel are nothing but 0 to any digit. */
const LEAST_SCALE = 2 ** -100;
/** x·SPLITTER − (x·SPLITTER − x) is x rounded to 53 − 42 = 11 bits (Veltkamp; Dekker 1971, doi:10.1007/BF01397083). */
const SPLITTER = 2 ** 42 + 1;

/** The bytes and scales of finite weights; each comes back within half a scale. */
export function encodeInt8(values: Float32Array, { channels, run }: ChannelLayout): Int8Tensor {
  const channelOf = (i: number): number => Math.floor(i / run) % channels;
  const largest = new Float64Array(channels);
  for (const [i, value] of values.entries()) {
    const c = channelOf(i);
    largest[c] = Math.max(largest[c] ?? 0, Math.abs(value));
  }
  const scales = Float32Array.from(largest, scaleOf);
  const q = Int8Array.from(values, (value, i) => Math.round(value / (scales[channelOf(i)] ?? NaN)));
  return { data: new Uint8Array(q.buffer), scales };
}

/**
 * q·scale, rounded to f32 once. Fresh memory. In plain loops, run by run: it is the longest work between a visitor's first
 * model and first digit, and the engine runs it before it has compiled anything.
 */
export function decodeInt8(
  data: Uint8Array,
  scales: Float32Array,
  { channels, run }: ChannelLayout,
): Float32Array<ArrayBuffer> {
  const q = new Int8Array(data.buffer, data.byteOffset, data.byteLength);
  const values = new Float32Array(q.length);
  let i = 0;
  while (i < q.length) {
    for (let c = 0; c < channels; c++) {
      const scale = scales[c] ?? NaN;
      for (const end = i + run; i < end; i++) values[i] = (q[i] ?? NaN) * scale;
    }
  }
  return values;
}

/** The scale of a channel. One whose weights all round to 0 has the scale of one that is all 0: it is that when read. */
function scaleOf(largest: number): number {
  const wanted = largest / MAX_Q;
  const scale = wanted * SPLITTER - (wanted * SPLITTER - wanted);
  if (scale >= LEAST_SCALE) return scale;
  return Math.round(largest / LEAST_SCALE) > 0 ? LEAST_SCALE : 1;
}
