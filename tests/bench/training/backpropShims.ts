// What tfjs's WebAssembly engine lacks, and what it does slowly, out of what it does well. This is more than anyone gets who
// installs it: without a weight gradient of a convolution it does not train at all.
//
//   weight gradient    dw = Σ over images and windows of x ⊗ dy: a conv2d whose images are the channels of x, whose channels
//                      are the images, and whose filter is dy, spread by the stride
//                      dw [KH, KW, C, OC] = conv2d(x [C, H, W, N], dy [OH, OW, N, OC], dilation S)
//   input gradient     a scalar loop there. 4×4 at stride 2 becomes one conv2d 2×2 to 4·C channels and depthToSpace, as in
//                      phaseNetwork.ts; stride 1 becomes a conv2d with the turned filter. It is conv2dTranspose's forward
//                      pass too.

import {
  conv2d,
  depthToSpace,
  getKernel,
  pad,
  registerKernel,
  reshape,
  reverse,
  slice,
  transpose,
  unregisterKernel,
  type KernelFunc,
  type Tensor,
  type Tensor4D,
} from '@tensorflow/tfjs-core';

type Four = [number, number, number, number];

/** The attributes of both kernels that are used here. */
interface ConvAttributes {
  readonly strides: number | [number, number];
  readonly pad: 'same' | 'valid' | number;
}

/** Registers the weight gradient and replaces the input gradient for the shapes above. Call once. */
export function registerBackpropShims(): void {
  registerKernel({
    kernelName: 'Conv2DBackpropFilter',
    backendName: 'wasm',
    kernelFunc: ({ inputs, attrs }) => {
      const { strides, filterShape } = attrs as unknown as ConvAttributes & { readonly filterShape: Four };
      return weightGradient(inputs['x'] as Tensor4D, inputs['dy'] as Tensor4D, strideOf(strides), filterShape);
    },
  });
  const own = getKernel('Conv2DBackpropInput', 'wasm')?.kernelFunc;
  if (!own) throw new Error('tfjs: its wasm engine has no Conv2DBackpropInput, want it for other shapes');
  unregisterKernel('Conv2DBackpropInput', 'wasm');
  registerKernel({ kernelName: 'Conv2DBackpropInput', backendName: 'wasm', kernelFunc: inputGradient(own) });
}

function strideOf(strides: number | [number, number]): number {
  return typeof strides === 'number' ? strides : strides[0];
}

/** TensorFlow's 'same', which all networks here use: how much of the padding comes before. */
function paddingBefore(H: number, OH: number, K: number, S: number): number {
  return Math.floor(Math.max((OH - 1) * S + K - H, 0) / 2);
}

function weightGradient(x: Tensor4D, dy: Tensor4D, S: number, [KH, KW, C, OC]: Four): Tensor4D {
  const [, H, W] = x.shape;
  const [, OH, OW] = dy.shape;
  const before = paddingBefore(H, OH, KH, S);
  // As many positions of the spread filter as the gradient has rows.
  const after = KH - H - before + (OH - 1) * S;
  const afterW = KW - W - paddingBefore(W, OW, KW, S) + (OW - 1) * S;
  // Where the stride skips the last pixels, they have no part in it.
  const [cutH, cutW] = [H + Math.min(after, 0), W + Math.min(afterW, 0)];
  const seen = cutH < H || cutW < W ? slice(x, [0, 0, 0, 0], [x.shape[0], cutH, cutW, C]) : x;
  const images = transpose(seen, [3, 1, 2, 0]);
  const filter = transpose(dy, [1, 2, 0, 3]);
  const padded = pad(images, [
    [0, 0],
    [before, Math.max(after, 0)],
    [paddingBefore(W, OW, KW, S), Math.max(afterW, 0)],
    [0, 0],
  ]);
  const gradient = conv2d(padded, filter, 1, 'valid', 'NHWC', S);
  return reshape(transpose(gradient, [1, 2, 0, 3]), [KH, KW, C, OC]);
}

function inputGradient(own: KernelFunc): KernelFunc {
  return (call) => {
    const dy = call.inputs['dy'] as Tensor4D;
    const filter = call.inputs['filter'] as Tensor4D;
    const { strides, inputShape } = call.attrs as unknown as ConvAttributes & { readonly inputShape: Four };
    const [KH, KW, C, OC] = filter.shape;
    const S = strideOf(strides);
    const [N, H, W] = inputShape;
    const same = dy.shape[1] === Math.ceil(H / S) && dy.shape[2] === Math.ceil(W / S);
    if (S === 1 && same) {
      const turned = transpose(reverse(filter, [0, 1]), [0, 1, 3, 2]);
      return conv2d(dy, turned, 1, 'same');
    }
    if (S === 2 && KH === 4 && KW === 4 && same && H % 2 === 0 && W % 2 === 0) {
      // k = 2a + q; tap d = 1 − a of phase q.
      const taps = reshape(filter as Tensor, [2, 2, 2, 2, C, OC]);
      const phases = reshape(reverse(transpose(taps, [0, 2, 5, 1, 3, 4]), [0, 1]), [2, 2, OC, 4 * C]);
      const border: [number, number][] = [[0, 0], [1, 1], [1, 1], [0, 0]]; // prettier-ignore
      const cells = conv2d(pad(dy, border), phases as Tensor4D, 1, 'valid');
      return slice(depthToSpace(cells, 2), [0, 1, 1, 0], [N, H, W, C]);
    }
    return own(call);
  };
}
