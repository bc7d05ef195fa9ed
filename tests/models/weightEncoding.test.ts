// Weights in files: rounded as their dtype says, the same to every reader, and unchanged when written again.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Weights } from '../../workers/backend/backend.ts';
import { ModelFileError } from '../../workers/core/errors.ts';
import { networkParameters, type NetworkSpec } from '../../workers/core/layerSpec.ts';
import { sizeOf } from '../../workers/core/shape.ts';
import { encodeFloat16 } from '../../workers/models/float16.ts';
import { decodeFloat32, encodeFloat32 } from '../../workers/models/float32.ts';
import { decodeInt8, encodeInt8 } from '../../workers/models/int8.ts';
import type { StoredTensor } from '../../workers/models/safetensors.ts';
import { decodeFloats } from '../../workers/models/storedFloats.ts';
import { digitDecoder } from '../../workers/models/vae.ts';
import { loadWeights, roundWeights, storeWeights } from '../../workers/models/weightEncoding.ts';
import { randomWeights } from '../support/randomTensors.ts';
import { SAMPLE_NETWORK } from '../support/sampleModel.ts';

/** All three kinds of filter, none with as many channels in as out. */
const NETWORK: NetworkSpec = {
  input: [4],
  layers: [
    { op: 'dense', out: 12 },
    { op: 'reshape', shape: [2, 2, 3] },
    { op: 'convTranspose2d', out: 5, kernel: 2, stride: 2, pad: 'same' },
    { op: 'conv2d', out: 2, kernel: 3, stride: 1, pad: 'same' },
  ],
};

/** Of every w of NETWORK: which channel its elements make, by what the layouts say (HWIO, HWOI). */
const CHANNEL_OF: Readonly<Record<string, (i: number) => number>> = {
  '0.w': (i) => i % 12, // [4, 12]
  '2.w': (i) => Math.floor(i / 3) % 5, // [2, 2, 5, 3]
  '3.w': (i) => i % 2, // [3, 3, 5, 2]
};

const stored = () => new Map(storeWeights(randomWeights(NETWORK, 1), NETWORK, 'decoder', 'I8'));
const load = (tensors: ReadonlyMap<string, StoredTensor>): Weights => loadWeights(tensors, NETWORK, 'decoder', 'file');

function tensorOf(tensors: ReadonlyMap<string, StoredTensor>, name: string): StoredTensor {
  const tensor = tensors.get(name);
  if (!tensor) throw new Error(`${name} is not there`);
  return tensor;
}

describe('weights in I8', () => {
  it('are one byte each with an F16 scale per output channel; biases are F16', () => {
    const tensors = stored();
    expect([...tensors].map(([name, { dtype, shape }]) => `${name} ${dtype} [${shape.join(', ')}]`)).toEqual([
      'decoder.0.w I8 [4, 12]',
      'decoder.0.w.scale F16 [12]',
      'decoder.0.b F16 [12]',
      'decoder.2.w I8 [2, 2, 5, 3]',
      'decoder.2.w.scale F16 [5]',
      'decoder.2.b F16 [5]',
      'decoder.3.w I8 [3, 3, 5, 2]',
      'decoder.3.w.scale F16 [2]',
      'decoder.3.b F16 [2]',
    ]);
  });

  it('take little more than half of F16 in a decoder of the gallery, whose dense layer has thousands of channels', () => {
    const { input, layers } = digitDecoder(10, 10);
    const network = { input, layers: layers.filter(({ op }) => op !== 'batchNorm') }; // as it is once folded
    const weights = randomWeights(network, 1);
    const [int8 = NaN, half = NaN] = (['I8', 'F16'] as const).map((dtype) =>
      [...storeWeights(weights, network, 'decoder', dtype).values()].reduce((sum, { data }) => sum + data.length, 0),
    );
    expect(int8 / half).toBeLessThan(0.56);
  });

  it('are read as q·scale of their output channel, within half a scale of what they were', () => {
    const tensors = stored();
    const read = load(tensors);
    const trained = randomWeights(NETWORK, 1);
    for (const [path, channelOf] of Object.entries(CHANNEL_OF)) {
      const q = new Int8Array(tensorOf(tensors, `decoder.${path}`).data);
      const scales = decodeFloats(tensorOf(tensors, `decoder.${path}.scale`), 'F16');
      const want = Float32Array.from(q, (value, i) => value * (scales[channelOf(i)] ?? NaN));
      expect(read.get(path)).toEqual(want);
      trained.get(path)?.forEach((value, i) => {
        expect(Math.abs(value - (want[i] ?? NaN))).toBeLessThanOrEqual(0.5 * (scales[channelOf(i)] ?? NaN));
      });
      for (let c = 0; c < scales.length; c++) {
        const own = q.filter((_, i) => channelOf(i) === c);
        expect(Math.max(...own.map(Math.abs))).toBe(127); // each channel uses the whole range of a byte
      }
    }
  });

  it('have scale 1 where a whole channel is 0, and stay 0', () => {
    const values = randomWeights(NETWORK, 1).get('0.w') ?? new Float32Array();
    const pruned = values.map((value, i) => (i % 12 === 7 ? 0 : value));
    const tensors = storeWeights(new Map(randomWeights(NETWORK, 1)).set('0.w', pruned), NETWORK, 'decoder', 'I8');
    expect(decodeFloats(tensorOf(tensors, 'decoder.0.w.scale'), 'F16')[7]).toBe(1);
    expect(
      load(tensors)
        .get('0.w')
        ?.filter((_, i) => i % 12 === 7),
    ).toEqual(new Float32Array(4));
  });

  it.each([
    ['below what F16 can hold to 11 bits', 1e-4],
    ['beyond the largest F16', 1e9],
  ])('keep their precision when a channel is %s: then scales are F32', (_, size) => {
    const trained = new Map(
      [...randomWeights(NETWORK, 2)].map(([path, values]) => [
        path,
        path.endsWith('w') ? values.map((value, i) => (CHANNEL_OF[path]?.(i) === 0 ? size * value : value)) : values,
      ]),
    );
    const tensors = storeWeights(trained, NETWORK, 'decoder', 'I8');
    expect(tensorOf(tensors, 'decoder.3.w.scale').dtype).toBe('F32');
    const read = load(tensors);
    for (const [path, channelOf] of Object.entries(CHANNEL_OF)) {
      const values = trained.get(path) ?? new Float32Array();
      values.forEach((value, i) => {
        const largest = Math.max(...values.filter((_w, j) => channelOf(j) === channelOf(i)).map(Math.abs));
        expect(Math.abs(value - (read.get(path)?.[i] ?? NaN))).toBeLessThan(largest / 250); // half of 1/127, to 11 bits
      });
    }
  });
});

describe('writing again', () => {
  const layouts = fc.record({ channels: fc.integer({ min: 1, max: 4 }), run: fc.integer({ min: 1, max: 3 }) });
  // Weights of any size that a network could have, and far smaller ones, down to the least f32.
  const weight = fc.oneof(
    fc.float({ noNaN: true, noDefaultInfinity: true, min: Math.fround(-1e30), max: Math.fround(1e30) }),
    fc.float({ noNaN: true, min: -2, max: 2 }),
    fc.float({ noNaN: true, min: Math.fround(-1e-29), max: Math.fround(1e-29) }),
    fc.constant(0),
  );

  it('keeps int8 bytes and scales as they were, whatever the weights, and never uses -128', () => {
    fc.assert(
      fc.property(layouts, fc.array(weight, { minLength: 1, maxLength: 40 }), (layout, values) => {
        const first = encodeInt8(Float32Array.from(values), layout);
        const read = decodeInt8(first.data, first.scales, layout);
        expect(encodeInt8(read, layout)).toEqual(first);
        expect(first.data).not.toContain(0x80);
        expect(first.scales.every((scale) => scale > 0 && scale < Infinity)).toBe(true);
        values.forEach((value, i) => {
          const scale = first.scales[Math.floor(i / layout.run) % layout.channels] ?? NaN;
          expect(Math.abs(value - (read[i] ?? NaN))).toBeLessThanOrEqual(Math.max(0.5 * scale * (1 + 1e-7), 0));
        });
      }),
      { seed: 7, numRuns: 5_000 },
    );
  });

  it('keeps every product exact in f32, so that no reader rounds', () => {
    fc.assert(
      fc.property(weight, fc.integer({ min: -127, max: 127 }), (largest, q) => {
        const [scale = NaN] = encodeInt8(Float32Array.of(largest), { channels: 1, run: 1 }).scales;
        expect(Math.fround(q * scale)).toBe(q * scale);
      }),
      { seed: 7, numRuns: 5_000 },
    );
  });

  it('keeps the tensors of a network as they were, with scales in F16 and in F32', () => {
    const shapes = [...networkParameters(NETWORK)];
    const sizes = fc.constantFrom(1, 1e-3, 1e-5, 1e-30, 1e6);
    const weights = fc.record({ seed: fc.nat(1000), sizes: fc.array(sizes, { minLength: 3, maxLength: 3 }) });
    fc.assert(
      fc.property(weights, ({ seed, sizes: [a = 1, b = 1, c = 1] }) => {
        const random = randomWeights(NETWORK, seed);
        const scaled = shapes.map(([path, shape]) => {
          const values = random.get(path) ?? new Float32Array(sizeOf(shape));
          if (!path.endsWith('w')) return [path, values] as const;
          return [path, values.map((value, i) => value * ([a, b, c][(CHANNEL_OF[path]?.(i) ?? 0) % 3] ?? 1))] as const;
        });
        const tensors = storeWeights(new Map(scaled), NETWORK, 'decoder', 'I8');
        expect(storeWeights(load(tensors), NETWORK, 'decoder', 'I8')).toEqual(tensors);
      }),
      { seed: 7, numRuns: 200 },
    );
  });

  it.each(['F16', 'F32', 'I8'] as const)('keeps weights that were rounded to %s', (dtype) => {
    const rounded = roundWeights(randomWeights(SAMPLE_NETWORK, 3), SAMPLE_NETWORK, dtype);
    expect(roundWeights(rounded, SAMPLE_NETWORK, dtype)).toEqual(rounded);
  });
});

describe('a file of weights', () => {
  it('may mix dtypes: each tensor says its own', () => {
    const trained = randomWeights(NETWORK, 1);
    const [int8, half, full] = (['I8', 'F16', 'F32'] as const).map((dtype) =>
      storeWeights(trained, NETWORK, 'decoder', dtype),
    );
    if (!int8 || !half || !full) throw new Error('three of them');
    const mixed = new Map([...int8].filter(([name]) => name.startsWith('decoder.0.')));
    for (const name of ['decoder.2.w', 'decoder.3.b']) mixed.set(name, tensorOf(half, name));
    for (const name of ['decoder.2.b', 'decoder.3.w']) mixed.set(name, tensorOf(full, name));
    const read = load(mixed);
    expect(read.get('0.w')).toEqual(roundWeights(trained, NETWORK, 'I8').get('0.w'));
    expect(read.get('2.w')).toEqual(roundWeights(trained, NETWORK, 'F16').get('2.w'));
    expect(read.get('3.w')).toEqual(trained.get('3.w'));
  });

  it('may have scales in F32 that F16 could hold, and of more bits than we write', () => {
    const tensors = stored();
    const scales = Float32Array.of(Math.fround(0.1), Math.fround(1 / 3));
    tensors.set('decoder.3.w.scale', { dtype: 'F32', shape: [2], data: encodeFloat32(scales) });
    const q = new Int8Array(tensorOf(tensors, 'decoder.3.w').data);
    expect(load(tensors).get('3.w')).toEqual(Float32Array.from(q, (value, i) => value * (scales[i % 2] ?? NaN)));
  });

  const scale = 'decoder.3.w.scale';
  const halfScales = (...values: number[]): StoredTensor => ({
    dtype: 'F16',
    shape: [values.length],
    data: encodeFloat16(Float32Array.from(values)),
  });
  it.each<[string, (tensors: Map<string, StoredTensor>) => void, string]>([
    [
      'I8 weights without a scale',
      (tensors) => tensors.delete(scale),
      'file: tensor decoder.3.w is I8 without decoder.3.w.scale, want it as F16 or F32 [2]',
    ],
    [
      'a scale beside weights that are no I8',
      (tensors) =>
        tensors.set('decoder.3.w', { dtype: 'F16', shape: [3, 3, 5, 2], data: new Uint8Array(2 * 3 * 3 * 5 * 2) }),
      'file: tensor decoder.3.w is F16 beside decoder.3.w.scale, want I8 or no scale',
    ],
    [
      'a scale without weights',
      (tensors) => tensors.set('decoder.9.w.scale', halfScales(1)),
      'file: tensor "decoder.9.w.scale" belongs to no layer',
    ],
    [
      'a scale of a bias',
      (tensors) => tensors.set('decoder.3.b.scale', halfScales(1)),
      'file: tensor "decoder.3.b.scale" belongs to no layer',
    ],
    [
      'a bias in I8',
      (tensors) => tensors.set('decoder.3.b', { dtype: 'I8', shape: [2], data: new Uint8Array(2) }),
      'file: tensor decoder.3.b: dtype I8, want F16 or F32',
    ],
    [
      'scales of another axis',
      (tensors) => tensors.set(scale, halfScales(1, 1, 1, 1, 1)),
      'file: tensor decoder.3.w.scale is F16 [5], want F16 or F32 [2]',
    ],
    [
      'scales in I8',
      (tensors) => tensors.set(scale, { dtype: 'I8', shape: [2], data: Uint8Array.of(1, 1) }),
      'file: tensor decoder.3.w.scale is I8 [2], want F16 or F32 [2]',
    ],
    [
      'a scale of 0',
      (tensors) => tensors.set(scale, halfScales(1, 0)),
      'element 1 is 0, want scales above 0 that give finite weights',
    ],
    ['a negative scale', (tensors) => tensors.set(scale, halfScales(-1, 1)), 'element 0 is -1, want scales above 0'],
    ['an infinite scale', (tensors) => tensors.set(scale, halfScales(1, Infinity)), 'element 1 is Infinity, want'],
    ['a scale that is no number', (tensors) => tensors.set(scale, halfScales(NaN, 1)), 'element 0 is NaN, want'],
    [
      'a scale so large that weights are infinite',
      (tensors) =>
        tensors.set(scale, { dtype: 'F32', shape: [2], data: encodeFloat32(Float32Array.of(1, Math.fround(3e38))) }),
      'want scales above 0 that give finite weights',
    ],
    [
      'a weight of -128',
      (tensors) => {
        const tensor = tensorOf(tensors, 'decoder.0.w');
        const data = tensor.data.slice();
        data[13] = 0x80;
        tensors.set('decoder.0.w', { ...tensor, data });
      },
      'file: tensor decoder.0.w: element 13 is -128, want -127 to 127',
    ],
  ])('with %s is refused by name', (_, change, message) => {
    const tensors = stored();
    change(tensors);
    expect(() => load(tensors)).toThrow(ModelFileError);
    expect(() => load(tensors)).toThrow(message);
  });

  it.each([NaN, Infinity, -Infinity])('is not written in I8 with a weight of %s', (value) => {
    const spoilt = new Map(randomWeights(NETWORK, 1)).set('3.w', new Float32Array(90).fill(value, 4, 5));
    expect(() => storeWeights(spoilt, NETWORK, 'decoder', 'I8')).toThrow(
      new ModelFileError(`weights 3.w: element 4 is ${value}, want finite weights`),
    );
    expect(decodeFloat32(tensorOf(storeWeights(spoilt, NETWORK, 'a', 'F32'), 'a.3.w').data)[4]).toBe(value);
  });
});
