// A layer of a network in training: a plan and two passes. It owns no memory and keeps no state: parameters, gradients and
// saved values are blocks that Sequential plans and hands in.

import type { LayerSpec } from '../core/layerSpec.ts';
import type { Shape } from '../core/shape.ts';
import type { Ptr } from '../backend/wasm/arena.ts';
import type { Kernels } from '../backend/wasm/kernels.ts';
import type { Initialiser } from './initialisers.ts';

/** The kernels' word for no bias. */
export const NO_BIAS = 0 as Ptr;
/** The kernels' code for no activation: in training activations are layers of their own. */
export const LINEAR = 0;

/** Where one layer's blocks lie. */
export interface LayerState {
  readonly k: Kernels;
  /** Parameters and their gradients by name (`w`, `gamma`). */
  readonly parameters: Readonly<Record<string, Ptr>>;
  readonly gradients: Readonly<Record<string, Ptr>>;
  /** Statistics that a training pass measures and an inference pass reads (batchNorm: mean and variance). */
  readonly statistics: Ptr;
  /** Floats that forward leaves for backward. */
  readonly saved: Ptr;
  /** Shared by all layers; free again when a pass returns. */
  readonly scratch: Ptr;
}

/** 'training' measures batch statistics, 'inference' uses the running ones it finds in `statistics`. */
export type Mode = 'training' | 'inference';

/**
 * How a layer that is linear, but for where it bends, carries a direction forwards: what the gradient of a gradient's
 * length needs (Mescheder et al. 2018, R1). Its weights' gradient is the ordinary one with the direction in x's place.
 */
export interface Tangent {
  /** ty ← J·tx, the layer's derivative at the x of the last forward along tx. Overwrites ty; may be in place. */
  forward(s: LayerState, ty: Ptr, tx: Ptr, y: Ptr, N: number): void;
  /** Adds tx ⊗ dy to the gradients of the weights; a bias has none. */
  learn(s: LayerState, dy: Ptr, tx: Ptr, N: number): void;
}

export interface Layer {
  readonly spec: LayerSpec;
  readonly x: Shape;
  readonly y: Shape;
  readonly initialisers: Readonly<Record<string, Initialiser>>;
  readonly statisticsFloats: number;
  readonly savedFloats: number;
  /** True where y takes x's place in memory. Such a layer's backward may read y but not x. */
  readonly inPlace: boolean;
  scratchBytes(k: Kernels, N: number): number;
  /** Overwrites y [N, ...]. */
  forward(s: LayerState, y: Ptr, x: Ptr, N: number, mode: Mode): void;
  /**
   * Overwrites dx, unless it is undefined: then nobody needs it. Adds to s.gradients where `learn` is true; otherwise they
   * stay as they are, and their work is saved. Only after a training forward.
   */
  backward(s: LayerState, dx: Ptr | undefined, dy: Ptr, x: Ptr, y: Ptr, N: number, learn: boolean): void;
  /** Undefined for layers that bend everywhere, or whose outputs depend on the whole batch. */
  readonly tangent?: Tangent;
}

/** A named block of a layer's state; a layer that asks for what it never declared is a mistake in the layer. */
export function block(blocks: Readonly<Record<string, Ptr>>, name: string): Ptr {
  const ptr = blocks[name];
  if (ptr === undefined) throw new Error(`layer: no block "${name}"`);
  return ptr;
}
