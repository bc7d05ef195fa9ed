// The best that tfjs's WebAssembly engine can do with a transposed convolution. Its own conv2dTranspose is a scalar loop, its
// conv2d is XNNPACK, so a 4×4 filter at stride 2 is taken apart into what ordinary convolutions can do:
//
//   output pixel 2m−1 sees inputs m−1, m through filter rows 2, 0;   pixel 2m sees the same two through rows 3, 1
//
//   'one conv':    x with a border of zeros → conv2d 2×2 to 4·OC channels [H+1, W+1, 4·OC] → depthToSpace → cut the border
//   'four convs':  the four phases one by one [H, W, OC] → concat → depthToSpace
//
// Everything else is fused too: bias and activation go into the product before them.

import {
  concat,
  depthToSpace,
  fused,
  reshape,
  sigmoid,
  slice,
  tensor,
  tensor4d,
  tidy,
  tile,
  type Tensor,
  type Tensor2D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { networkParameters, networkShapes, type LayerSpec, type NetworkSpec } from '../../../workers/core/layerSpec.ts';
import type { Weights } from '../../../workers/backend/backend.ts';
import type { Shape } from '../../../workers/core/shape.ts';

export type PhaseForm = 'one conv' | 'four convs';
export const PHASE_FORMS: readonly PhaseForm[] = ['one conv', 'four convs'];

type Activation = 'linear' | 'relu' | 'leakyrelu';
type Step = (x: Tensor) => Tensor;

export interface PhaseNetwork {
  /** ink [N · H·W] of x [N, ...input]. */
  run(x: Float32Array, N: number): Float32Array;
  dispose(): void;
}

/** Uploads the weights in the layout that a form wants. @throws Error for a layer that it cannot take apart */
export function phaseNetwork(network: NetworkSpec, weights: Weights, form: PhaseForm): PhaseNetwork {
  const shapes = networkShapes(network);
  const parameterShapes = networkParameters(network);
  const owned: Tensor[] = [];
  const own = <T extends Tensor>(value: T): T => {
    owned.push(value);
    return value;
  };
  const read = (path: string): Float32Array => {
    const values = weights.get(path);
    if (!values) throw new Error(`phase network: weights ${path} are missing`);
    return values;
  };
  const upload = (path: string): Tensor => own(tensor(read(path), [...(parameterShapes.get(path) ?? [])], 'float32'));

  const steps: Step[] = [];
  const layers = fuseActivations(network.layers);
  for (const { layer, index: i, activation, alpha } of layers) {
    const [H = 0, W = 0, C = 0] = shapes[i] ?? [];
    const y = shapes[i + 1] ?? [];
    switch (layer.op) {
      case 'dense': {
        const w = upload(`${i}.w`) as Tensor2D;
        const bias = upload(`${i}.b`);
        steps.push((x) =>
          fused.matMul({
            a: x,
            b: w,
            transposeA: false,
            transposeB: false,
            bias,
            activation,
            leakyreluAlpha: alpha,
          }),
        );
        break;
      }
      case 'reshape':
        steps.push((x) => reshape(x, [x.shape[0] ?? 0, ...layer.shape]));
        break;
      case 'conv2d': {
        const filter = upload(`${i}.w`) as Tensor4D;
        const bias = upload(`${i}.b`);
        steps.push((x) =>
          fused.conv2d({
            x: x as Tensor4D,
            filter,
            strides: layer.stride,
            pad: layer.pad,
            bias,
            activation,
            leakyreluAlpha: alpha,
          }),
        );
        break;
      }
      case 'convTranspose2d': {
        if (layer.kernel !== 4 || layer.stride !== 2 || layer.pad !== 'same') {
          throw new Error(`phase network: layer ${i} is no transposed convolution of 4×4 at stride 2, same`);
        }
        const transposed: Transposed = { w: read(`${i}.w`), b: read(`${i}.b`), H, W, C, y, activation, alpha };
        steps.push(form === 'one conv' ? oneConvolution(transposed, own) : fourConvolutions(transposed, own));
        break;
      }
      default:
        throw new Error(`phase network: layer ${i} is ${layer.op}, want relu or leakyRelu behind a product`);
    }
  }
  return {
    run: (x, N) =>
      tidy(() => {
        const input: Tensor = tensor(x.slice(), [N, ...network.input], 'float32');
        return sigmoid(steps.reduce((value, step) => step(value), input)).dataSync<'float32'>();
      }),
    dispose() {
      for (const value of owned) value.dispose();
    },
  };
}

interface FusedLayer {
  readonly layer: LayerSpec;
  /** Place in the network. */
  readonly index: number;
  readonly activation: Activation;
  readonly alpha: number;
}

/** Each product with the activation behind it, also where a reshape stands between. */
function fuseActivations(layers: readonly LayerSpec[]): readonly FusedLayer[] {
  const fusedLayers: FusedLayer[] = [];
  layers.forEach((layer, index) => {
    if (layer.op !== 'relu' && layer.op !== 'leakyRelu') {
      fusedLayers.push({ layer, index, activation: 'linear', alpha: 0 });
      return;
    }
    let product = fusedLayers.length - 1;
    while (fusedLayers[product]?.layer.op === 'reshape') product--;
    const before = fusedLayers[product];
    if (!before) throw new Error(`phase network: layer ${index} is ${layer.op}, want a product before it`);
    const activation = layer.op === 'relu' ? 'relu' : 'leakyrelu';
    fusedLayers[product] = { ...before, activation, alpha: layer.alpha ?? 0 };
  });
  return fusedLayers;
}

interface Transposed {
  /** HWOI [4, 4, OC, C] */
  readonly w: Float32Array;
  readonly b: Float32Array;
  readonly H: number;
  readonly W: number;
  readonly C: number;
  readonly y: Shape;
  readonly activation: Activation;
  readonly alpha: number;
}
type Own = <T extends Tensor>(value: T) => T;

/** The 2×2 filter [2, 2, C, OC] of the outputs 2m−1+q: tap d of q is row 2(1−d)+q of the 4×4 one. */
function phaseFilter(w: Float32Array, C: number, OC: number, qy: number, qx: number): Float32Array {
  const filter = new Float32Array(4 * C * OC);
  for (let dy = 0; dy < 2; dy++) {
    for (let dx = 0; dx < 2; dx++) {
      const from = ((2 * (1 - dy) + qy) * 4 + (2 * (1 - dx) + qx)) * OC * C;
      const to = (dy * 2 + dx) * C * OC;
      for (let oc = 0; oc < OC; oc++) {
        for (let c = 0; c < C; c++) filter[to + c * OC + oc] = w[from + oc * C + c] ?? 0;
      }
    }
  }
  return filter;
}

function oneConvolution({ w, b, C, y, activation, alpha }: Transposed, own: Own): Step {
  const [OH = 0, OW = 0, OC = 0] = y;
  const phases = [0, 1].flatMap((qy) => [0, 1].map((qx) => tensor4d(phaseFilter(w, C, OC, qy, qx), [2, 2, C, OC])));
  const filter = own(tidy(() => concat(phases, 3)));
  for (const phase of phases) phase.dispose();
  const bias = own(tidy(() => tile(tensor(b, [OC]), [4])));
  return (x) => {
    const cells = fused.conv2d({
      x: x as Tensor4D,
      filter,
      strides: 1,
      pad: [
        [0, 0],
        [1, 1],
        [1, 1],
        [0, 0],
      ],
      bias,
      activation,
      leakyreluAlpha: alpha,
    });
    return slice(depthToSpace(cells, 2), [0, 1, 1, 0], [x.shape[0] ?? 0, OH, OW, OC]);
  };
}

function fourConvolutions({ w, b, C, y, activation, alpha }: Transposed, own: Own): Step {
  const OC = y[2] ?? 0;
  const bias = own(tensor(b, [OC]));
  // In depthToSpace's order: even rows first, which are those of q = 1.
  const phases = [1, 0].flatMap((qy) =>
    [1, 0].map((qx) => ({ qy, qx, filter: own(tensor4d(phaseFilter(w, C, OC, qy, qx), [2, 2, C, OC])) })),
  );
  // The even pixels begin a row above the image, the odd ones end a row below it.
  const border = (q: number): [number, number] => (q === 1 ? [1, 0] : [0, 1]);
  return (x) => {
    const outputs = phases.map(({ qy, qx, filter }) =>
      fused.conv2d({
        x: x as Tensor4D,
        filter,
        strides: 1,
        pad: [[0, 0], border(qy), border(qx), [0, 0]],
        bias,
        activation,
        leakyreluAlpha: alpha,
      }),
    );
    return depthToSpace(concat(outputs, 3), 2);
  };
}
