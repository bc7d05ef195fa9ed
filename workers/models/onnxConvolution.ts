// The attributes of ONNX's Conv and ConvTranspose for our convolutions. Pads are spelled out and not left to `auto_pad`: for
// transposed convolutions, opset 1 and opset 11 give the odd pixel of SAME_UPPER to opposite sides.
//
//   Conv           OH = ⌊(H + before + after − K)/S⌋ + 1
//   ConvTranspose  OH = (H − 1)·S + K + output_padding − before − after       output_padding pixels get the bias alone

import { convTransposeWindow, convWindow, type Conv2dSpec, type ConvTranspose2dSpec } from '../core/layerSpec.ts';
import type { OnnxNode } from './onnxMessages.ts';

interface AxisPadding {
  readonly before: number;
  readonly after: number;
  /** ConvTranspose's output_padding. */
  readonly beyond: number;
}

/** For an image of H × W. */
export function convolutionAttributes(
  layer: Conv2dSpec | ConvTranspose2dSpec,
  [H, W]: readonly [H: number, W: number],
): OnnxNode['attributes'] {
  const { kernel, stride } = layer;
  const paddingOf = layer.op === 'conv2d' ? convPadding : convTransposePadding;
  const [y, x] = [paddingOf(layer, H), paddingOf(layer, W)];
  return {
    kernel_shape: [kernel, kernel],
    strides: [stride, stride],
    pads: [y.before, x.before, y.after, x.after],
    ...(y.beyond > 0 || x.beyond > 0 ? { output_padding: [y.beyond, x.beyond] } : {}),
  };
}

function convPadding({ kernel: K, stride: S, pad }: Conv2dSpec | ConvTranspose2dSpec, H: number): AxisPadding {
  const { out, padBefore } = convWindow(H, K, S, pad);
  const total = Math.max((out - 1) * S + K - H, 0); // windows of a large stride may leave pixels over instead
  return { before: padBefore, after: total - padBefore, beyond: 0 };
}

function convTransposePadding({ kernel: K, stride: S, pad }: Conv2dSpec | ConvTranspose2dSpec, H: number): AxisPadding {
  const { out, padBefore } = convTransposeWindow(H, K, S, pad);
  const surplus = (H - 1) * S + K - out; // below 0 where strides are wider than the kernel
  return { before: padBefore, after: Math.max(surplus, 0) - padBefore, beyond: Math.max(-surplus, 0) };
}
