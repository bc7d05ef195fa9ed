// A judge for tests: random convolutions, whose outputs tell the digits we draw apart well enough, and a head fitted to them
// by least squares. No training, the same every time.

import { randomWeights } from '../support/randomTensors.ts';
import { at } from '../support/matrices.ts';
import { drawnDigits } from '../support/drawnDigits.ts';
import { createBackend } from '../../workers/node/createBackend.ts';
import { writeJudge, type Judge, type JudgeDraft } from '../../workers/evaluation/judgeFile.ts';
import type { NetworkSpec } from '../../workers/core/layerSpec.ts';
import type { Weights } from '../../workers/backend/backend.ts';

export const FEATURES = 64;
const CLASSES = 10;
const RIDGE = 1e-3;
/** Least squares gives outputs from 0 to 1; a softmax wants them further apart. */
const SHARPEN = 12;

const features: NetworkSpec = {
  input: [28, 28, 1],
  layers: [
    { op: 'conv2d', out: 8, kernel: 5, stride: 2, pad: 'same' },
    { op: 'relu' },
    { op: 'conv2d', out: 12, kernel: 5, stride: 2, pad: 'same' },
    { op: 'relu' },
    { op: 'reshape', shape: [7 * 7 * 12] },
    { op: 'dense', out: FEATURES },
    { op: 'relu' },
  ],
};
const head: NetworkSpec = { input: [FEATURES], layers: [{ op: 'dense', out: CLASSES }] };

export interface SampleJudge {
  readonly judge: Judge;
  readonly file: Uint8Array<ArrayBuffer>;
}

/** The draft with a head that knows nothing. */
export function sampleJudgeDraft(): JudgeDraft {
  return {
    id: 'sample-judge',
    name: 'Sample judge, not trained',
    features: { network: features, weights: randomWeights(features, 9) },
    head: { network: head, weights: randomWeights(head, 4) },
    licence: 'CC0-1.0',
    author: 'the tests',
    training: { data: 'digits drawn by the tests' },
    metrics: { testAccuracy: 0.5 },
  };
}

/** The judge with its fitted head, as a file. */
export async function sampleJudge(): Promise<SampleJudge> {
  const backend = await createBackend('wasm');
  const draft = sampleJudgeDraft();
  const digits = drawnDigits(1500, 7);
  const network = backend.compile(features, draft.features.weights, 64);
  const x = network.run(
    Float32Array.from(digits.images, (level) => level / 255),
    digits.count,
  );
  return writeJudge({ ...draft, head: { network: head, weights: fitHead(x, digits.labels) } }, backend);
}

/** w and b of the head: ridge regression of one-hot labels, scaled. */
function fitHead(x: Float32Array, labels: Uint8Array): Weights {
  const D = FEATURES + 1; // a constant feature for the bias
  const a = Float64Array.from({ length: D * D }, (_, i) => (i % (D + 1) === 0 ? RIDGE : 0)); // [D, D]
  const b = new Float64Array(D * CLASSES); // [D, CLASSES]
  labels.forEach((label, n) => {
    const row = [...x.subarray(n * FEATURES, (n + 1) * FEATURES), 1];
    row.forEach((value, i) => {
      row.forEach((other, j) => {
        a[i * D + j] = at(a, i * D + j) + value * other;
      });
      b[i * CLASSES + label] = at(b, i * CLASSES + label) + value;
    });
  });
  solve(a, b, D);
  return new Map([
    ['0.w', Float32Array.from(b.subarray(0, FEATURES * CLASSES), (value) => SHARPEN * value)],
    ['0.b', Float32Array.from(b.subarray(FEATURES * CLASSES), (value) => SHARPEN * value)],
  ]);
}

/** b ← a⁻¹·b by Gauss–Jordan elimination, for a positive definite a [D, D]. Leaves a the identity. */
function solve(a: Float64Array, b: Float64Array, D: number): void {
  for (let p = 0; p < D; p++) {
    const pivot = at(a, p * D + p);
    combine(a, D, p, p, 1 / pivot - 1);
    combine(b, CLASSES, p, p, 1 / pivot - 1);
    for (let i = 0; i < D; i++) {
      if (i === p) continue;
      const factor = -at(a, i * D + p);
      combine(a, D, i, p, factor);
      combine(b, CLASSES, i, p, factor);
    }
  }
}

/** Row i += factor · row p, of rows `width` wide. */
function combine(x: Float64Array, width: number, i: number, p: number, factor: number): void {
  for (let j = 0; j < width; j++) x[i * width + j] = at(x, i * width + j) + factor * at(x, p * width + j);
}
