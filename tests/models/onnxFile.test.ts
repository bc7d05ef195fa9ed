// ONNX files, read back by a reader of the test's own and run by ONNX's definitions, against our kernels.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Backend } from '../../workers/backend/backend.ts';
import { createWasmBackend } from '../../workers/backend/wasm/wasmBackend.ts';
import type { LayerSpec, NetworkSpec } from '../../workers/core/layerSpec.ts';
import { networkShapes } from '../../workers/core/layerSpec.ts';
import { sizeOf } from '../../workers/core/shape.ts';
import { digitInputs } from '../../workers/models/digitInputs.ts';
import { readModelFile } from '../../workers/models/modelFile.ts';
import { parseModelIndex } from '../../workers/models/modelIndex.ts';
import { writeOnnx } from '../../workers/models/onnxFile.ts';
import { writeModelAsOnnx } from '../../workers/models/onnxModel.ts';
import { PROJECT_ROOT } from '../../workers/node/projectRoot.ts';
import { DECODER, NETWORKS } from '../backend/networks.ts';
import { expectAllClose, type Tolerance } from '../support/expectAllClose.ts';
import { compileKernels } from '../support/kernels.ts';
import { evaluateOnnx } from '../support/onnxEvaluator.ts';
import { readOnnx, type OnnxFile } from '../support/onnxFile.ts';
import { randomFloats, randomWeights } from '../support/randomTensors.ts';
import { conditionalDraft, sampleModel } from '../support/sampleModel.ts';

/** What other engines must keep to; sums of some hundred f32 products are off by about 1e-6. */
const TOLERANCE: Tolerance = { abs: 1e-5, rel: 1e-5 };
const FOLDER = join(PROJECT_ROOT, 'public/models');

let backend: Backend;
beforeAll(async () => {
  backend = await createWasmBackend({ kernels: await compileKernels('simd'), name: 'wasm' });
});

function written(network: NetworkSpec, output: 'logits' | 'ink' = 'logits', seed = 1): OnnxFile {
  return readOnnx(writeOnnx({ name: 'test', network, weights: randomWeights(network, seed), output }));
}

/** A file must say the same as our kernels, for N images. */
function expectSameAsKernels(network: NetworkSpec, N: number): void {
  const file = written(network);
  expectWellFormed(file);
  const x = randomFloats(N * sizeOf(network.input), 7);
  const y = evaluateOnnx(file, x, [N, ...network.input]);
  expect(y.dims).toEqual([N, ...(networkShapes(network).at(-1) ?? [])]);
  expectAllClose(y.values, backend.compile(network, randomWeights(network, 1), N).run(x, N), TOLERANCE);
}

/** What engines check before they run a graph: names that are unique, made before they are used, and used. */
function expectWellFormed({ nodes, initializers, inputs, outputs, graphName, opsets, irVersion }: OnnxFile): void {
  expect([irVersion, [...opsets]]).toEqual([8, [['', 13]]]);
  expect(graphName).not.toBe('');
  const [input, ...otherInputs] = inputs.map(({ name }) => name);
  const [output, ...otherOutputs] = outputs.map(({ name }) => name);
  expect([otherInputs, otherOutputs]).toEqual([[], []]);
  const made = [...inputs.map(({ name }) => name), ...initializers.map(([name]) => name)];
  const uses = new Map<string, number>();
  for (const node of nodes) {
    expect(node.outputs).toHaveLength(1);
    for (const name of node.inputs) {
      expect(made, `${node.name} takes what is there`).toContain(name);
      uses.set(name, (uses.get(name) ?? 0) + 1);
    }
    made.push(...node.outputs);
  }
  expect(new Set(made).size, 'every value has a name of its own').toBe(made.length);
  expect(new Set(nodes.map(({ name }) => name)).size).toBe(nodes.length);
  expect(made).toContain(output);
  expect(made.filter((name) => name !== output).map((name) => [name, uses.get(name)])).toEqual(
    made.filter((name) => name !== output).map((name) => [name, 1]),
  );
  expect(uses.has(input ?? '')).toBe(true);
}

const operators = ({ nodes }: OnnxFile): readonly string[] => nodes.map(({ operator }) => operator);

const conv = (out: number, changes: Partial<Extract<LayerSpec, { op: 'conv2d' }>> = {}): LayerSpec => ({
  op: 'conv2d',
  out,
  kernel: 3,
  stride: 1,
  pad: 'same',
  ...changes,
});
const convTranspose = (out: number): LayerSpec => ({ op: 'convTranspose2d', out, kernel: 4, stride: 2, pad: 'same' });
const dense = (out: number): LayerSpec => ({ op: 'dense', out });
const reshape = (...shape: readonly number[]): LayerSpec => ({ op: 'reshape', shape });
const RELU: LayerSpec = { op: 'relu' };

describe('a file gives what our kernels give', () => {
  it.each(NETWORKS)('$title', ({ network }) => {
    expectSameAsKernels(network, 2);
  });

  it.each<readonly [title: string, input: readonly number[], layers: readonly LayerSpec[]]>([
    ['dense layers only', [5], [dense(9), RELU, dense(4), { op: 'leakyRelu', alpha: 0.3 }, dense(6), { op: 'tanh' }]],
    ['a convolution behind a convolution', [6, 5, 3], [conv(4), RELU, conv(5, { kernel: 2, stride: 2 })]],
    ['an image that becomes a vector', [6, 5, 3], [conv(4), reshape(120), dense(7)]],
    [
      'an image that goes through a vector',
      [4, 3, 2],
      [conv(5), reshape(60), dense(24), RELU, reshape(2, 4, 3), conv(2)],
    ],
    ['an image of another shape', [4, 6, 3], [conv(2), RELU, reshape(6, 2, 4), { op: 'sigmoid' }, conv(3)]],
    ['an image, as a vector', [4, 6, 3], [conv(2), reshape(48)]],
    ['a shape that is taken back', [4, 6, 3], [conv(2), reshape(48), RELU, reshape(4, 6, 2), conv(3)]],
    ['an image of one pixel', [7], [dense(5), reshape(1, 1, 5), convTranspose(3), conv(2)]],
    ['an image that ends as one pixel', [3, 3, 2], [conv(4, { pad: 'valid' }), reshape(2, 1, 2), conv(2)]],
    ['an image of one channel, then of several', [4, 4, 1], [conv(1), RELU, reshape(2, 2, 4), conv(3)]],
    ['a dense layer, as an image of several channels', [3], [dense(24), reshape(2, 3, 4)]],
    ['shapes alone', [6], [reshape(2, 3, 1), reshape(1, 2, 3)]],
    ['nothing at all', [6], [reshape(6)]],
    ['an activation alone, with the default slope', [6], [{ op: 'leakyRelu' }]],
  ])('%s', (_, input, layers) => {
    for (const N of [1, 3]) expectSameAsKernels({ input, layers }, N);
  });
});

it('ink is the sigmoid of the logits', () => {
  const z = randomFloats(2 * 32, 5, 3);
  const [logits, ink] = (['logits', 'ink'] as const).map((output) =>
    evaluateOnnx(written(DECODER, output), z, [2, 32]),
  );
  expect(ink?.dims).toEqual([2, 28, 28, 1]);
  expectAllClose(
    ink?.values ?? [],
    (logits?.values ?? new Float64Array()).map((logit) => 1 / (1 + Math.exp(-logit))),
    { abs: 1e-12, rel: 0 }, // the same f64 sums
  );
});

describe('no engine is given needless work', () => {
  it('a decoder is its layers, one Reshape into the image and one out of it', () => {
    const file = written(DECODER, 'ink');
    expect(operators(file)).toEqual(
      ['Gemm', 'LeakyRelu', 'Reshape', 'ConvTranspose', 'LeakyRelu', 'ConvTranspose', 'Sigmoid', 'Reshape'], // prettier-ignore
    );
    expect(file.initializers.map(([name]) => name)).toEqual(
      ['0.w', '0.b', 'Reshape_2.shape', '3.w', '3.b', '5.w', '5.b', 'Reshape_7.shape'], // prettier-ignore
    );
  });

  it('an encoder of one channel has no Transpose either', () => {
    const encoder = NETWORKS.find(({ title }) => title === 'an encoder')?.network ?? DECODER;
    expect(operators(written(encoder))).toEqual(['Reshape', 'Conv', 'LeakyRelu', 'Conv', 'Tanh', 'Reshape', 'Gemm']);
  });

  it('images of several channels are transposed once on the way in and once on the way out', () => {
    const file = written({ input: [5, 4, 3], layers: [conv(2), RELU, conv(3)] });
    expect(operators(file)).toEqual(['Transpose', 'Conv', 'Relu', 'Conv', 'Transpose']);
  });

  it('a network of dense layers is as many Gemms', () => {
    expect(operators(written({ input: [4], layers: [dense(3), RELU, dense(784)] }))).toEqual(['Gemm', 'Relu', 'Gemm']);
  });
});

it('says who wrote it, for whom and with what, in UTF-8', () => {
  const network: NetworkSpec = { input: [2], layers: [dense(300)] };
  const file = readOnnx(
    writeOnnx({
      name: 'größer',
      producerVersion: '1.2.3',
      network,
      weights: randomWeights(network, 1),
      output: 'logits',
      doc: 'z ~ N(0, I) …',
      metadata: new Map([
        ['b', '2'],
        ['a', ''],
      ]),
    }),
  );
  expect([file.graphName, file.producer, file.producerVersion]).toEqual([
    'größer',
    'this-digit-does-not-exist',
    '1.2.3',
  ]);
  expect([file.doc, file.metadata]).toEqual(['z ~ N(0, I) …', [['b', '2'], ['a', '']]]); // prettier-ignore
  expect([file.inputs, file.outputs]).toEqual([
    [{ name: 'z', dims: ['N', 2] }],
    [{ name: 'logits', dims: ['N', 300] }],
  ]);
});

it('the same details give the same bytes', () => {
  const details = { name: 'twice', network: DECODER, weights: randomWeights(DECODER, 3), output: 'ink' } as const;
  expect(writeOnnx(details)).toEqual(writeOnnx(details));
});

it('refuses weights of another network, and batch norm that is not folded', () => {
  const network: NetworkSpec = { input: [2], layers: [dense(3)] };
  const write = (changed: NetworkSpec, weights: ReadonlyMap<string, Float32Array>) => () =>
    writeOnnx({ name: 'wrong', network: changed, weights, output: 'logits' });
  expect(write(network, new Map())).toThrow('onnx: weights 0.w are missing, want [2, 3]');
  expect(write(network, randomWeights({ input: [3], layers: [dense(3)] }, 1))).toThrow(
    'onnx: weights 0.w have 9 elements, want [2, 3]',
  );
  expect(write(network, new Map([...randomWeights(network, 1), ['1.w', new Float32Array(1)]]))).toThrow(
    'onnx: weights 1.w belong to no layer, want 0.w, 0.b',
  );
  const unfolded: NetworkSpec = { input: [2], layers: [dense(3), { op: 'batchNorm' }] };
  expect(write(unfolded, randomWeights(unfolded, 1))).toThrow('onnx: layer 1 is batchNorm, want it folded');
});

describe('of a model', () => {
  const SHA256 = '5a'.repeat(32);
  const { models } = parseModelIndex(JSON.parse(readFileSync(join(FOLDER, 'index.json'), 'utf8')));

  it.each(models)('$id makes its digits', ({ file, sha256, id }) => {
    const model = readModelFile(new Uint8Array(readFileSync(join(FOLDER, file))));
    const onnx = readOnnx(writeModelAsOnnx(model, sha256, '1.2.3'));
    expectWellFormed(onnx);
    expect(operators(onnx)).not.toContain('Transpose');
    const N = 2; // each is 4 M multiply-adds in plain f64
    const range = { seed: 11, first: 4, count: N, temperature: 1 };
    const { x } = digitInputs(model, backend, model.priors[0].prior, range);
    const ink = evaluateOnnx(onnx, x, [N, ...model.network.input]);
    expect(ink.dims).toEqual([N, 28, 28, 1]);
    const logits = backend.compile(model.network, model.weights, N).run(x, N);
    expectAllClose(
      ink.values,
      Float64Array.from(logits, (logit) => 1 / (1 + Math.exp(-logit))),
      { abs: 1e-5, rel: 0 },
    );
    expect(new Map(onnx.metadata).get('tddne.id')).toBe(id);
  });

  it('says what it is and where it is from', () => {
    const { metadata, doc, graphName, outputs } = readOnnx(writeModelAsOnnx(sampleModel(), SHA256, '1.2.3'));
    expect(graphName).toBe('sample');
    expect(outputs).toEqual([{ name: 'ink', dims: ['N', 28, 28, 1] }]);
    expect(Object.fromEntries(metadata)).toMatchObject({
      'tddne.id': 'sample',
      'tddne.name': 'Sample, not trained',
      'tddne.kind': 'vae',
      'tddne.part': 'decoder',
      'tddne.latent': '8',
      'tddne.classes': '0',
      'tddne.priors': '["mixture","normal"]',
      'tddne.licence': 'CC0-1.0',
      'tddne.author': 'the tests',
      'tddne.sourceSha256': SHA256,
    });
    expect(doc).toContain('decoder');
    expect(doc).toContain('z [N, 8]');
    expect(doc).toContain(SHA256);
  });

  it('of classes, says how they go into z', () => {
    const model = sampleModel(conditionalDraft());
    const { doc, inputs } = readOnnx(writeModelAsOnnx(model, SHA256, '1.2.3'));
    expect(inputs).toEqual([{ name: 'z', dims: ['N', 18] }]);
    expect(doc).toMatch(/one-hot/);
  });

  it('brings its mixtures: all that is needed to draw z', () => {
    const model = sampleModel(conditionalDraft());
    const metadata = new Map(readOnnx(writeModelAsOnnx(model, SHA256, '1.2.3')).metadata);
    const { prior } = model.priors[0];
    const want = prior.kind === 'mixture' ? prior.mixtures : [];
    expect(want).toHaveLength(10);
    expect(JSON.parse(metadata.get('tddne.prior.mixture') ?? '')).toEqual(
      want.map(({ weights, means, cholesky }) => ({
        weights: rounded(weights),
        means: rounded(means),
        cholesky: rounded(cholesky),
      })),
    );
    expect(metadata.has('tddne.prior.normal')).toBe(false);
  });
});

/** To the digits that the metadata have. */
const rounded = (values: Float32Array): readonly number[] =>
  Array.from(values, (value) => Number(value.toPrecision(6)));
