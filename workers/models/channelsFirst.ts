// From our layouts to those of engines that put channels first: NHWC becomes NCHW, for images and for the weights that
// meet them. Done once, when a file is written, so that nobody has to do it while digits are made.

import { sizeOf, type Shape } from '../core/shape.ts';

/** [H, W, C] */
export type ImageShape = readonly [H: number, W: number, C: number];

/** Whether an image of this shape is the same run of numbers with its channels first. */
export function sameEitherWay([H, W, C]: ImageShape): boolean {
  return C === 1 || H * W === 1;
}

/** [C·H·W]: where each element of an image [C, H, W] is in the same image as [H, W, C]. */
export function channelsFirstOrder(image: ImageShape): Uint32Array {
  return gatherAxes(image, [2, 0, 1]);
}

/** conv2d's HWIO [KH, KW, C, OC] as [OC, C, KH, KW]; convTranspose2d's HWOI [KH, KW, OC, C] as [C, OC, KH, KW]. */
export function filterChannelsFirst(w: Float32Array, shape: Shape): { values: Float32Array; shape: Shape } {
  const axes = [3, 2, 0, 1];
  return { values: gather(w, gatherAxes(shape, axes)), shape: axes.map((axis) => shape[axis] ?? 0) };
}

/** A dense layer's w [I, O] with its inputs, its outputs or both in another order. */
export function reorderDense(
  w: Float32Array,
  [I = 0, O = 0]: Shape,
  { inputs, outputs }: { readonly inputs: Uint32Array | undefined; readonly outputs: Uint32Array | undefined },
): Float32Array {
  return Float32Array.from({ length: I * O }, (_, at) => {
    const row = Math.floor(at / O);
    const column = at % O;
    return w[(inputs?.[row] ?? row) * O + (outputs?.[column] ?? column)] ?? 0;
  });
}

/** values[order[i]] for each i; `values` itself without an order. */
export function gather(values: Float32Array, order: Uint32Array | undefined): Float32Array {
  return order ? Float32Array.from(order, (at) => values[at] ?? 0) : values;
}

/** Where each element of a transposed tensor was before; axis i of the new one is axis axes[i] of `shape`. */
function gatherAxes(shape: Shape, axes: readonly number[]): Uint32Array {
  const strides = shape.map((_, axis) => sizeOf(shape.slice(axis + 1)));
  let order = [0];
  for (const axis of axes) {
    const steps = Array.from({ length: shape[axis] ?? 0 }, (_, i) => i * (strides[axis] ?? 0));
    order = order.flatMap((start) => steps.map((step) => start + step));
  }
  return Uint32Array.from(order);
}
