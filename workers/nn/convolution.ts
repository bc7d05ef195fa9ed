// conv2d and convTranspose2d. Each one's data gradient is the other's forward pass with the same weights, so the two share
// this file:
//
//   conv2d           x [N, H, W, C] → y [N, OH, OW, OC]    w [K, K, C, OC]      dx = convTranspose2d(dy, w)
//   convTranspose2d  x [N, H, W, C] → y [N, OH, OW, OC]    w [K, K, OC, C]      dx = conv2d(dy, w)

import {
  convTransposeWindow,
  convWindow,
  outputShape,
  type Conv2dSpec,
  type ConvTranspose2dSpec,
} from '../core/layerSpec.ts';
import type { Shape } from '../core/shape.ts';
import type { Ptr } from '../backend/wasm/arena.ts';
import type { Kernels } from '../backend/wasm/kernels.ts';
import { suitsWinograd } from '../backend/wasm/winograd.ts';
import { he, zeros } from './initialisers.ts';
import { block, LINEAR, NO_BIAS, type Layer } from './layer.ts';

/** The larger image, the smaller one, and the windows between them: what a convolution and its transpose share. */
interface Windows {
  readonly H: number;
  readonly W: number;
  readonly C: number;
  readonly h: number;
  readonly w: number;
  readonly c: number;
  readonly K: number;
  readonly S: number;
  readonly PH: number;
  readonly PW: number;
}

function isWinograd({ H, W, C, h, w, c, K, S, PH, PW }: Windows): boolean {
  return suitsWinograd({ kernel: K, stride: S, PH, PW, small: [h, w, c], large: [H, W, C] });
}

/** small [N, h, w, c] ← large [N, H, W, C] ∗ weights [K, K, C, c] + bias. */
function shrink(
  k: Kernels,
  g: Windows,
  small: Ptr,
  large: Ptr,
  weights: Ptr,
  bias: Ptr,
  scratch: Ptr,
  N: number,
): void {
  if (isWinograd(g)) {
    const work = (scratch + k.winogradConv2dPanelBytes(g.C, g.c)) as Ptr; // behind the panels, within scratchBytes
    k.winogradConv2dPack(scratch, weights, g.C, g.c);
    k.winogradConv2dForward(small, large, scratch, bias, work, N, g.h, g.w, g.C, g.c, LINEAR, 0);
    return;
  }
  const work = (scratch + k.convPanelBytes(g.K * g.K * g.C, g.c)) as Ptr; // as above
  k.conv2dPack(scratch, weights, g.K, g.K, g.C, g.c);
  k.conv2dForward(
    small, large, scratch, bias, work, N, g.H, g.W, g.C, g.h, g.w, g.c, g.K, g.K, g.S, g.PH, g.PW, LINEAR, 0,
  ); // prettier-ignore
}

/** large ← small ∗ᵀ weights + bias. */
function enlarge(
  k: Kernels,
  g: Windows,
  large: Ptr,
  small: Ptr,
  weights: Ptr,
  bias: Ptr,
  scratch: Ptr,
  N: number,
): void {
  if (isWinograd(g)) {
    const work = (scratch + k.winogradPanelBytes(g.c, g.C)) as Ptr; // behind the panels, within scratchBytes
    k.winogradPack(scratch, weights, g.c, g.C, work);
    k.winogradForward(large, small, scratch, bias, work, N, g.h, g.w, g.c, g.C, LINEAR, 0);
    return;
  }
  const work = (scratch + k.convTranspose2dPanelBytes(g.K, g.K, g.c, g.C, g.S, g.PH, g.PW)) as Ptr; // as above
  k.convTranspose2dPack(scratch, weights, g.K, g.K, g.c, g.C, g.S, g.PH, g.PW, work);
  k.convTranspose2dForward(
    large, small, scratch, bias, work, N, g.h, g.w, g.c, g.H, g.W, g.C, g.K, g.K, g.S, g.PH, g.PW, LINEAR, 0,
  ); // prettier-ignore
}

/** dw += windows of largeᵀ · small: the same for both layers, with the roles of x and dy swapped. */
function weightGradient(k: Kernels, g: Windows, dw: Ptr, small: Ptr, large: Ptr, scratch: Ptr, N: number): void {
  if (isWinograd(g)) {
    k.winogradConv2dBackwardWeights(dw, small, large, scratch, N, g.h, g.w, g.C, g.c);
    return;
  }
  k.conv2dBackwardWeights(dw, small, large, scratch, N, g.H, g.W, g.C, g.h, g.w, g.c, g.K, g.K, g.S, g.PH, g.PW);
}

function scratchBytes(k: Kernels, g: Windows): number {
  if (isWinograd(g)) {
    return Math.max(
      k.winogradConv2dPanelBytes(g.C, g.c) + k.winogradConv2dScratchBytes(g.C, g.c),
      k.winogradConv2dGradientScratchBytes(g.C, g.c),
      k.winogradPanelBytes(g.c, g.C) + k.winogradScratchBytes(g.c, g.C),
    );
  }
  return Math.max(
    k.convPanelBytes(g.K * g.K * g.C, g.c) + k.conv2dScratchBytes(g.K, g.K, g.C, g.c),
    k.convTranspose2dPanelBytes(g.K, g.K, g.c, g.C, g.S, g.PH, g.PW) +
      k.convTranspose2dScratchBytes(g.K, g.K, g.c, g.C, g.S),
  );
}

export function conv2d(spec: Conv2dSpec, x: Shape): Layer {
  const y = outputShape(spec, x);
  const [H, W, C] = x as readonly [number, number, number]; // outputShape has checked the rank
  const [h, w, c] = y as readonly [number, number, number];
  const { kernel: K, stride: S, pad } = spec;
  const g = { H, W, C, h, w, c, K, S, PH: convWindow(H, K, S, pad).padBefore, PW: convWindow(W, K, S, pad).padBefore };
  return {
    spec,
    x,
    y,
    initialisers: { w: he(K * K * C), b: zeros },
    statisticsFloats: 0,
    savedFloats: 0,
    inPlace: false,
    scratchBytes: (k) => scratchBytes(k, g),
    forward({ k, parameters, scratch }, yPtr, xPtr, N) {
      shrink(k, g, yPtr, xPtr, block(parameters, 'w'), block(parameters, 'b'), scratch, N);
    },
    backward({ k, parameters, gradients, scratch }, dx, dy, xPtr, _y, N, learn) {
      if (learn) {
        weightGradient(k, g, block(gradients, 'w'), dy, xPtr, scratch, N);
        k.biasBackward(block(gradients, 'b'), dy, N * h * w, c);
      }
      if (dx !== undefined) enlarge(k, g, dx, dy, block(parameters, 'w'), NO_BIAS, scratch, N);
    },
    tangent: {
      forward({ k, parameters, scratch }, ty, tx, _y, N) {
        shrink(k, g, ty, tx, block(parameters, 'w'), NO_BIAS, scratch, N);
      },
      learn({ k, gradients, scratch }, dy, tx, N) {
        weightGradient(k, g, block(gradients, 'w'), dy, tx, scratch, N);
      },
    },
  };
}

export function convTranspose2d(spec: ConvTranspose2dSpec, x: Shape): Layer {
  const y = outputShape(spec, x);
  const [h, w, c] = x as readonly [number, number, number];
  const [H, W, C] = y as readonly [number, number, number];
  const { kernel: K, stride: S, pad } = spec;
  const PH = convTransposeWindow(h, K, S, pad).padBefore;
  const PW = convTransposeWindow(w, K, S, pad).padBefore;
  const g = { H, W, C, h, w, c, K, S, PH, PW };
  return {
    spec,
    x,
    y,
    // Each output pixel is a sum over (K/S)² taps of C inputs.
    initialisers: { w: he(Math.max(1, K / S) ** 2 * c), b: zeros },
    statisticsFloats: 0,
    savedFloats: 0,
    inPlace: false,
    scratchBytes: (k) => scratchBytes(k, g),
    forward({ k, parameters, scratch }, yPtr, xPtr, N) {
      enlarge(k, g, yPtr, xPtr, block(parameters, 'w'), block(parameters, 'b'), scratch, N);
    },
    backward({ k, parameters, gradients, scratch }, dx, dy, xPtr, _y, N, learn) {
      if (learn) {
        weightGradient(k, g, block(gradients, 'w'), xPtr, dy, scratch, N);
        k.biasBackward(block(gradients, 'b'), dy, N * H * W, C);
      }
      if (dx !== undefined) shrink(k, g, dx, dy, block(parameters, 'w'), NO_BIAS, scratch, N);
    },
    tangent: {
      forward({ k, parameters, scratch }, ty, tx, _y, N) {
        enlarge(k, g, ty, tx, block(parameters, 'w'), NO_BIAS, scratch, N);
      },
      learn({ k, gradients, scratch }, dy, tx, N) {
        weightGradient(k, g, block(gradients, 'w'), tx, dy, scratch, N);
      },
    },
  };
}
