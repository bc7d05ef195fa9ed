// Damaged and hostile files: the reader gives a model that holds what it promises, or a ModelFileError, and nothing else.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ModelFileError } from '../../workers/core/errors.ts';
import { networkParameters } from '../../workers/core/layerSpec.ts';
import { sizeOf } from '../../workers/core/shape.ts';
import type { Mixture } from '../../workers/models/mixture.ts';
import { COMPACT_ENCODING, readModelFile, writeModelFile, type ModelEncoding } from '../../workers/models/modelFile.ts';
import { randomWeights } from '../support/randomTensors.ts';
import { sampleModel, samplePriors } from '../support/sampleModel.ts';
import { mutate, nested, type How, type Json, type JsonObject } from './jsonMutation.ts';

/** The same cases every time: a failure must not depend on the day. */
const FUZZ_SEED = 13;

const ENCODINGS: readonly ModelEncoding[] = [{ dtype: 'F16' }, COMPACT_ENCODING];

describe.each(ENCODINGS)('the model file reader, of $dtype files,', (encoding) => {
  /** A file of little more than a header, so that most damage hits structure. */
  const FILE = tinyFile(encoding);
  const HEADER_END = 8 + new DataView(FILE.buffer).getUint32(0, true);

  it('survives damaged bytes', () => {
    const position = fc.oneof({ weight: 1, arbitrary: fc.nat(9) }, { weight: 8, arbitrary: fc.nat(FILE.length - 1) });
    const damage = fc.oneof(
      fc.record({
        kind: fc.constant('overwrite' as const),
        at: position,
        bytes: fc.uint8Array({ minLength: 1, maxLength: 4 }),
      }),
      fc.record({
        kind: fc.constant('insert' as const),
        at: position,
        bytes: fc.uint8Array({ minLength: 1, maxLength: 9 }),
      }),
      fc.record({ kind: fc.constant('remove' as const), at: position, length: fc.integer({ min: 1, max: 40 }) }),
      fc.record({ kind: fc.constant('truncate' as const), at: position }),
      fc.record({ kind: fc.constant('digit' as const), at: position, digit: fc.integer({ min: 0x30, max: 0x39 }) }),
    );
    const outcomes = { read: 0, refused: 0 };
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 3 }), (damages) => {
        let bytes: Uint8Array<ArrayBufferLike> = FILE.slice();
        for (const one of damages) {
          const head = bytes.subarray(0, one.at);
          if (one.kind === 'truncate') bytes = head;
          else if (one.kind === 'remove') bytes = joined(head, bytes.subarray(one.at + one.length));
          else if (one.kind === 'insert') bytes = joined(head, one.bytes, bytes.subarray(one.at));
          else if (one.kind === 'digit') bytes = joined(head, Uint8Array.of(one.digit), bytes.subarray(one.at + 1));
          else bytes = joined(head, one.bytes, bytes.subarray(one.at + one.bytes.length));
        }
        outcomes[readOrRefuse(bytes)]++;
      }),
      { seed: FUZZ_SEED, numRuns: 12_000 },
    );
    // Damage to a weight or to free text is not seen here (the sha256 sees it); most of the rest is.
    expect(outcomes.refused).toBeGreaterThan(outcomes.read);
    expect(outcomes.read).toBeGreaterThan(0);
  });

  it('survives well-formed headers that say strange things', () => {
    const header = JSON.parse(new TextDecoder().decode(FILE.subarray(8, HEADER_END))) as JsonObject; // written by us
    const strange = fc.oneof(
      fc.constantFrom<Json[]>(
        ...[null, true, false, 0, -0, -1, 0.5, 1e308, -1e308, 2 ** 53, 2 ** 53 - 1, 2 ** 31, 2 ** 32, 65536, 64, 1024],
        ...[
          '',
          ' ',
          '__proto__',
          'constructor',
          'toString',
          '[]',
          '{}',
          'null',
          '1e999',
          '-1',
          'NaN',
          'F32',
          'F16',
          'I8',
        ],
        ...['dense', 'batchNorm', 'normal', 'mixture', 'same', 'gan', 'cvae', '\ud800', '\u0000', 'x'.repeat(5000)],
        ...[
          [],
          [[]],
          {},
          [0],
          [1, 1, 1],
          [2 ** 26, 2 ** 26, 2 ** 26],
          ['normal'],
          ['mixture', 'mixture'],
          { op: 'relu' },
          ['__proto__'],
        ],
        nested(2000),
      ),
      fc.integer({ min: -2, max: 70 }),
      fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>,
    );
    const change = fc.record({
      path: fc.array(fc.nat(30), { minLength: 1, maxLength: 7 }),
      how: fc.constantFrom<How[]>('replace', 'remove', 'rename', 'duplicate'),
      value: strange,
    });
    const outcomes = { read: 0, refused: 0 };
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
        let changed: Json = header;
        for (const { path, how, value } of changes) changed = mutate(changed, path, how, value);
        const text = new TextEncoder().encode(JSON.stringify(changed));
        const length = new Uint8Array(8);
        new DataView(length.buffer).setUint32(0, text.length, true);
        outcomes[readOrRefuse(joined(length, text, FILE.subarray(HEADER_END)))]++;
      }),
      { seed: FUZZ_SEED, numRuns: 12_000 },
    );
    expect(outcomes.refused).toBeGreaterThan(outcomes.read);
    expect(outcomes.read).toBeGreaterThan(0);
  });

  it('survives bytes that never were a model', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(readOrRefuse(bytes)).toBe('refused');
      }),
      { seed: FUZZ_SEED, numRuns: 2_000 },
    );
  });
});

/** @throws Error for anything but a ModelFileError or a model that holds what it promises */
function readOrRefuse(bytes: Uint8Array): 'read' | 'refused' {
  try {
    const { network, weights, latent, classes, priors, testVectors } = readModelFile(bytes);
    expect(network.input).toEqual([latent + classes]);
    for (const { id, prior } of priors) {
      expect(testVectors.some((vector) => vector.prior === id)).toBe(true);
      if (prior.kind === 'mixture') prior.mixtures.forEach((mixture) => checkMixture(mixture, latent));
    }
    for (const [path, shape] of networkParameters(network)) {
      const values = weights.get(path);
      if (values?.length !== sizeOf(shape) || !values.every(Number.isFinite))
        throw new Error(`${path} is not as promised`);
    }
    return 'read';
  } catch (error) {
    if (error instanceof ModelFileError && error.message.length < 1000) return 'refused';
    throw error;
  }
}

/** @throws Error unless digits can be drawn from it */
function checkMixture({ weights, means, cholesky }: Mixture, Z: number): void {
  expect(means).toHaveLength(weights.length * Z);
  expect(cholesky).toHaveLength((weights.length * Z * (Z + 1)) / 2);
  expect([...weights, ...means, ...cholesky].every(Number.isFinite)).toBe(true);
  expect(Math.min(...weights)).toBeGreaterThan(0);
}

function tinyFile(encoding: ModelEncoding): Uint8Array<ArrayBuffer> {
  const network = {
    input: [2],
    layers: [
      { op: 'dense', out: 4 },
      { op: 'leakyRelu', alpha: 0.2 },
      { op: 'reshape', shape: [2, 2, 1] },
      { op: 'convTranspose2d', out: 1, kernel: 2, stride: 1, pad: 'same' },
    ],
  } as const;
  const first = Uint8Array.of(0, 1, 2, 3);
  const priors = samplePriors(2);
  const testVectors = sampleModel().testVectors.map((vector) => ({ ...vector, first }));
  const model = sampleModel({ latent: 2, priors, network, weights: randomWeights(network, 1), testVectors });
  return writeModelFile(model, encoding);
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}
