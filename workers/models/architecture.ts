// A network out of a model file: a list of layers from a closed set, each field bounded, shapes that chain, and work and
// memory under a cap, so that no file can make a device hang or run out of memory. Never a general graph.

import { ModelFileError, ShapeError } from '../core/errors.ts';
import {
  multiplyAdds,
  networkParameters,
  networkShapes,
  showLayer,
  type LayerSpec,
  type NetworkSpec,
} from '../core/layerSpec.ts';
import { sizeOf, type Shape } from '../core/shape.ts';
import { wantList, wantNumber, wantOneOf, wantRecord, wantWhole } from './foreignJson.ts';

const MAX_LAYERS = 64;
const MAX_EXTENT = 65_536;
const MAX_KERNEL = 16;
const MAX_STRIDE = 8;
const MAX_PARAMETERS = 16 * 2 ** 20; // 64 MiB as f32
// About ten times a generous decoder for 28×28: a digit must come within a frame or so on a slow phone.
const MAX_MULTIPLY_ADDS = 200e6;
const MAX_FLOATS_PER_IMAGE = 4 * 2 ** 20; // activations and unrolled windows of one image, 16 MiB

const OPS = ['dense', 'reshape', 'conv2d', 'convTranspose2d', 'relu', 'leakyRelu', 'sigmoid', 'tanh'] as const;

/** @throws ModelFileError unless value describes a network for inference that any device can run. */
export function parseNetwork(value: unknown, where: string): NetworkSpec {
  const fields = wantRecord(value, where, ['input', 'layers']);
  const network: NetworkSpec = {
    input: parseShape(fields.get('input'), `${where} input`),
    layers: wantList(fields.get('layers'), `${where} layers`, { min: 1, max: MAX_LAYERS }).map((layer, i) =>
      parseLayer(layer, `${where} layer ${i}`),
    ),
  };
  checkWork(network, where);
  return network;
}

function parseShape(value: unknown, where: string): Shape {
  return wantList(value, where, { min: 1, max: 3 }).map((extent) =>
    wantWhole(extent, where, { min: 1, max: MAX_EXTENT }),
  );
}

function parseLayer(value: unknown, where: string): LayerSpec {
  const op = wantOneOf(wantRecord(value, where).get('op'), `${where} op`, OPS);
  // An unknown field may change what the layer means, so it is refused rather than ignored.
  const read = (...known: readonly string[]): ReadonlyMap<string, unknown> =>
    wantRecord(value, `${where} ${op}`, ['op', ...known]);
  switch (op) {
    case 'dense':
      return { op, out: wantWhole(read('out').get('out'), `${where} out`, { min: 1, max: MAX_EXTENT }) };
    case 'reshape':
      return { op, shape: parseShape(read('shape').get('shape'), `${where} shape`) };
    case 'conv2d':
    case 'convTranspose2d': {
      const fields = read('out', 'kernel', 'stride', 'pad');
      return {
        op,
        out: wantWhole(fields.get('out'), `${where} out`, { min: 1, max: MAX_EXTENT }),
        kernel: wantWhole(fields.get('kernel'), `${where} kernel`, { min: 1, max: MAX_KERNEL }),
        stride: wantWhole(fields.get('stride'), `${where} stride`, { min: 1, max: MAX_STRIDE }),
        pad: wantOneOf(fields.get('pad'), `${where} pad`, ['same', 'valid']),
      };
    }
    case 'leakyRelu':
      return { op, alpha: wantNumber(read('alpha').get('alpha'), `${where} alpha`, { min: 0, max: 1 }) };
    default:
      read();
      return { op };
  }
}

function checkWork(network: NetworkSpec, where: string): void {
  let shapes: readonly Shape[];
  try {
    shapes = networkShapes(network);
  } catch (error) {
    if (error instanceof ShapeError) throw new ModelFileError(`${where}: ${error.message}`);
    throw error;
  }
  network.layers.forEach((layer, i) => {
    const floats = floatsPerImage(layer, shapes[i] ?? [], shapes[i + 1] ?? []);
    if (floats > MAX_FLOATS_PER_IMAGE) {
      throw new ModelFileError(
        `${where}: layer ${i} ${showLayer(layer)} needs ${floats} floats an image, want at most ${MAX_FLOATS_PER_IMAGE}`,
      );
    }
  });
  const parameters = countParameters(network);
  if (parameters > MAX_PARAMETERS) {
    throw new ModelFileError(`${where}: ${parameters} parameters, want at most ${MAX_PARAMETERS}`);
  }
  const work = multiplyAdds(network);
  if (work > MAX_MULTIPLY_ADDS) {
    throw new ModelFileError(`${where}: ${work} multiply-adds an image, want at most ${MAX_MULTIPLY_ADDS}`);
  }
}

/** What one image takes while a layer runs: its input, its output, and a convolution's windows unrolled for the GEMM. */
function floatsPerImage(layer: LayerSpec, x: Shape, y: Shape): number {
  const direct = sizeOf(x) + sizeOf(y);
  if (layer.op !== 'conv2d' && layer.op !== 'convTranspose2d') return direct;
  const [H = 1, W = 1] = layer.op === 'conv2d' ? y : x;
  const depth = layer.op === 'conv2d' ? (x[2] ?? 1) : layer.out;
  return direct + H * W * layer.kernel * layer.kernel * depth;
}

/** Number of trained parameters of a network. */
export function countParameters(network: NetworkSpec): number {
  let total = 0;
  for (const shape of networkParameters(network).values()) total += sizeOf(shape);
  return total;
}
