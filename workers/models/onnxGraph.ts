// A network of ours as a graph of ONNX operators. Images are NHWC here and NCHW there. Other engines must not pay for that:
//
//   dense → reshape → conv2d    the dense layer's outputs are put in NCHW order when the file is written; Reshape is free
//   conv2d → reshape → dense    the same with the dense layer's inputs
//   one channel, or one pixel   is the same either way; Reshape is free
//   all other                   one Transpose, where an image of several channels comes in or goes out
//
// A value goes from layer to layer with the order of its elements, and nothing is moved before a layer needs it elsewhere.

import {
  networkParameters,
  networkShapes,
  type ActivationSpec,
  type DenseSpec,
  type LayerSpec,
  type NetworkSpec,
} from '../core/layerSpec.ts';
import { sameShape, type Shape } from '../core/shape.ts';
import {
  channelsFirstOrder,
  filterChannelsFirst,
  gather,
  reorderDense,
  sameEitherWay,
  type ImageShape,
} from './channelsFirst.ts';
import { convolutionAttributes } from './onnxConvolution.ts';
import type { OnnxGraph, OnnxNode, OnnxTensor } from './onnxMessages.ts';

export interface GraphRequest {
  readonly name: string;
  /** Without batchNorm. */
  readonly network: NetworkSpec;
  /** Exactly the network's parameters. */
  readonly weights: ReadonlyMap<string, Float32Array>;
  /** 'ink' is σ(logits): 0 paper, 1 ink. */
  readonly output: 'logits' | 'ink';
}

/** A value on its way through the graph. */
interface Flow {
  readonly name: string;
  /** Its extents in the graph, without N. */
  readonly shape: Shape;
  /** The image [H, W, C] whose channels its elements have first; undefined for elements in our order. */
  readonly image: ImageShape | undefined;
}

type Attributes = OnnxNode['attributes'];

/** The input is `z` [N, Z], or `x` [N, H, W, C]; the output is named after what it is and has our layout. */
export function buildGraph({ name, network, weights, output }: GraphRequest): OnnxGraph {
  const nodes: OnnxNode[] = [];
  const tensors: OnnxTensor[] = [];
  const shapes = networkShapes(network);
  const parameters = networkParameters(network);
  const input = { name: network.input.length === 1 ? 'z' : 'x', shape: network.input };

  function addNode(operator: string, inputs: readonly string[], attributes: Attributes = {}): string {
    const node = `${operator}_${nodes.length}`;
    nodes.push({ name: node, operator, inputs, output: node, attributes });
    return node;
  }

  function addTensor(tensor: OnnxTensor): string {
    tensors.push(tensor);
    return tensor.name;
  }

  function reshaped(x: Flow, shape: Shape): Flow {
    if (sameShape(x.shape, shape)) return x;
    // 0 copies the extent of the input: N stays what it is.
    const values = BigInt64Array.from([0, ...shape], BigInt);
    const wanted = addTensor({ name: `Reshape_${nodes.length}.shape`, shape: [values.length], values });
    return { ...x, name: addNode('Reshape', [x.name, wanted]), shape };
  }

  /** x in our order. */
  function channelsLast(x: Flow): Flow {
    if (!x.image) return x;
    const [H, W, C] = x.image;
    const { name: from } = reshaped(x, [C, H, W]);
    return { name: addNode('Transpose', [from], { perm: [0, 2, 3, 1] }), shape: x.image, image: undefined };
  }

  /** x as the graph's [C, H, W]. */
  function channelsFirst(x: Flow, image: ImageShape): Flow {
    const [H, W, C] = image;
    if (x.image && sameShape(x.image, image)) return reshaped(x, [C, H, W]);
    const last = channelsLast(x);
    if (sameEitherWay(image)) return reshaped(last, [C, H, W]);
    const { name: from } = reshaped(last, image);
    return { name: addNode('Transpose', [from], { perm: [0, 3, 1, 2] }), shape: [C, H, W], image };
  }

  /** The parameter of a path, which `checkWeights` has seen. */
  const valuesOf = (path: string): Float32Array => weights.get(path) ?? new Float32Array();

  function dense(x: Flow, layer: DenseSpec, i: number): Flow {
    const image = nextImage(network.layers, shapes, i);
    const outputs = image && channelsFirstOrder(image);
    const shape = parameters.get(`${i}.w`) ?? [];
    const values = reorderDense(valuesOf(`${i}.w`), shape, { inputs: x.image && channelsFirstOrder(x.image), outputs });
    const w = addTensor({ name: `${i}.w`, shape, values });
    const b = addTensor({ name: `${i}.b`, shape: [layer.out], values: gather(valuesOf(`${i}.b`), outputs) });
    const { name: from } = reshaped(x, [shape[0] ?? 0]);
    return { name: addNode('Gemm', [from, w, b]), shape: [layer.out], image };
  }

  function convolution(x: Flow, layer: Extract<LayerSpec, { kernel: number }>, i: number): Flow {
    const image = imageShape(shapes[i]);
    const { name: from } = channelsFirst(x, image);
    const w = addTensor({ name: `${i}.w`, ...filterChannelsFirst(valuesOf(`${i}.w`), parameters.get(`${i}.w`) ?? []) });
    const b = addTensor({ name: `${i}.b`, shape: [layer.out], values: valuesOf(`${i}.b`) });
    const operator = layer.op === 'conv2d' ? 'Conv' : 'ConvTranspose';
    const [OH, OW, OC] = imageShape(shapes[i + 1]);
    return {
      name: addNode(operator, [from, w, b], convolutionAttributes(layer, [image[0], image[1]])),
      shape: [OC, OH, OW],
      image: sameEitherWay([OH, OW, OC]) ? undefined : [OH, OW, OC],
    };
  }

  function run(x: Flow, layer: LayerSpec, i: number): Flow {
    switch (layer.op) {
      case 'dense':
        return dense(x, layer, i);
      case 'conv2d':
      case 'convTranspose2d':
        return convolution(x, layer, i);
      case 'reshape': // the same elements by a new name; layers that need the shape reshape them
      case 'batchNorm': // refused by checkWeights
        return x;
      default:
        return { ...x, name: addNode(...activationNode(layer, x.name)) };
    }
  }

  let y: Flow = { ...input, image: undefined };
  network.layers.forEach((layer, i) => (y = run(y, layer, i)));
  // Sigmoid comes before the last Reshape, so that it follows a convolution and can be fused with it.
  if (output === 'ink') y = { ...y, name: addNode('Sigmoid', [y.name]) };
  const shape = shapes.at(-1) ?? [];
  y = reshaped(channelsLast(y), shape);
  if (y.name === input.name) y = { ...y, name: addNode('Identity', [y.name]) };
  const last = nodes.length - 1; // whose output is y
  return {
    name,
    nodes: nodes.map((node, i) => (i === last ? { ...node, output } : node)),
    tensors,
    input,
    output: { name: output, shape },
  };
}

function activationNode(
  layer: ActivationSpec,
  x: string,
): readonly [operator: string, inputs: readonly string[], Attributes] {
  switch (layer.op) {
    case 'relu':
      return ['Relu', [x], {}];
    case 'leakyRelu':
      return ['LeakyRelu', [x], { alpha: layer.alpha ?? 0 }];
    case 'sigmoid':
      return ['Sigmoid', [x], {}];
    case 'tanh':
      return ['Tanh', [x], {}];
  }
}

/** The image that a convolution makes of layer i's output before anything else does; undefined where our order is right. */
function nextImage(layers: readonly LayerSpec[], shapes: readonly Shape[], i: number): ImageShape | undefined {
  const next = layers.findIndex(
    ({ op }, j) => j > i && (op === 'dense' || op === 'conv2d' || op === 'convTranspose2d'),
  );
  if (next < 0 || layers[next]?.op === 'dense') return undefined;
  const image = imageShape(shapes[next]);
  return sameEitherWay(image) ? undefined : image;
}

/** The shape of a convolution's input or output, which `networkShapes` has seen to be [H, W, C]. */
function imageShape(shape: Shape | undefined): ImageShape {
  const [H = 0, W = 0, C = 0] = shape ?? [];
  return [H, W, C];
}
