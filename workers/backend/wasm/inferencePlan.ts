// A network as a list of kernel calls: weights packed once, activations fused into the product before them, two buffers
// that the layers write in turn.
//
//   | packed weights and biases | scratch | buffer A | buffer B |
//
//   x → A → B → A → …      sized for `maxBatch` images of the widest layer

import { ShapeError } from '../../core/errors.ts';
import {
  convTransposeWindow,
  convWindow,
  networkShapes,
  type ActivationSpec,
  type Conv2dSpec,
  type ConvTranspose2dSpec,
  type LayerSpec,
  type NetworkSpec,
} from '../../core/layerSpec.ts';
import { sizeOf, type Shape } from '../../core/shape.ts';
import type { Weights } from '../backend.ts';
import type { Ptr } from './arena.ts';
import type { KernelInstance } from './kernels.ts';
import { suitsWinograd } from './winograd.ts';

/** One kernel call: y ← layer(x) for N images. `inPlace` steps write where they read. */
interface Step {
  readonly inPlace: boolean;
  run(y: Ptr, x: Ptr, N: number): void;
}

export interface InferencePlan {
  /** Where the caller writes x [maxBatch, ...input]. */
  readonly input: Ptr;
  /** Runs all steps on the N images at `input`; returns the address of the result, valid until the next run. */
  run(N: number): Ptr;
}

/** What a product fuses into its last step: the kernel's activation code and slope (assembly/ops/gemm.ts). */
interface Fusion {
  readonly activation: number;
  readonly alpha: number;
}
const LINEAR: Fusion = { activation: 0, alpha: 0 };

function fusionOf(next: LayerSpec | undefined): Fusion | undefined {
  if (next?.op === 'relu') return { activation: 1, alpha: 0 };
  if (next?.op === 'leakyRelu') return { activation: 1, alpha: next.alpha ?? 0 };
  return undefined;
}

/** Plans, allocates and packs a network that `checkNetwork` has passed. @throws OutOfMemoryError */
export function planInference(
  { k, arena }: KernelInstance,
  network: NetworkSpec,
  weights: Weights,
  maxBatch: number,
): InferencePlan {
  const shapes = networkShapes(network);

  const upload = (path: string): Ptr => {
    const values = weights.get(path);
    if (!values) throw new ShapeError(`compile: weights ${path} are missing`); // checkNetwork has seen to it
    const ptr = arena.take(values.length * 4, path);
    arena.floats(ptr, values.length).set(values);
    return ptr;
  };
  /** Packs weights through a raw copy that is given back: only the panels stay. */
  const pack = (
    path: string,
    bytes: number,
    scratchBytes: number,
    write: (panels: Ptr, w: Ptr, scratch: Ptr) => void,
  ): Ptr => {
    const panels = arena.take(bytes, `packed ${path}`);
    const mark = arena.mark();
    const w = upload(path);
    const scratch = arena.take(scratchBytes, `scratch for ${path}`);
    write(panels, w, scratch);
    arena.release(mark);
    return panels;
  };

  const planned: ((scratch: Ptr) => Step)[] = [];
  let scratchBytes = 0;

  function planConv(layer: Conv2dSpec | ConvTranspose2dSpec, i: number, x: Shape, y: Shape, fusion: Fusion): void {
    const [H, W, C] = x as readonly [number, number, number]; // networkShapes has checked the rank
    const [OH, OW, OC] = y as readonly [number, number, number];
    const { kernel: K, stride: S, pad } = layer;
    const { activation, alpha } = fusion;
    const bias = upload(`${i}.b`);
    if (layer.op === 'conv2d') {
      const PH = convWindow(H, K, S, pad).padBefore;
      const PW = convWindow(W, K, S, pad).padBefore;
      const panels = pack(`${i}.w`, k.convPanelBytes(K * K * C, OC), 0, (to, w) => k.conv2dPack(to, w, K, K, C, OC));
      scratchBytes = Math.max(scratchBytes, k.conv2dScratchBytes(K, K, C, OC));
      planned.push((scratch) => ({
        inPlace: false,
        run: (to, from, N) =>
          k.conv2dForward(to, from, panels, bias, scratch, N, H, W, C, OH, OW, OC, K, K, S, PH, PW, activation, alpha),
      }));
      return;
    }
    const PH = convTransposeWindow(H, K, S, pad).padBefore;
    const PW = convTransposeWindow(W, K, S, pad).padBefore;
    if (suitsWinograd({ kernel: K, stride: S, PH, PW, small: [H, W, C], large: [OH, OW, OC] })) {
      const bytes = k.winogradScratchBytes(C, OC);
      const filters = pack(`${i}.w`, k.winogradPanelBytes(C, OC), bytes, (to, w, scratch) =>
        k.winogradPack(to, w, C, OC, scratch),
      );
      scratchBytes = Math.max(scratchBytes, bytes);
      planned.push((scratch) => ({
        inPlace: false,
        run: (to, from, N) => k.winogradForward(to, from, filters, bias, scratch, N, H, W, C, OC, activation, alpha),
      }));
      return;
    }
    const packScratch = k.convTranspose2dScratchBytes(K, K, C, OC, S);
    const panels = pack(`${i}.w`, k.convTranspose2dPanelBytes(K, K, C, OC, S, PH, PW), packScratch, (to, w, scratch) =>
      k.convTranspose2dPack(to, w, K, K, C, OC, S, PH, PW, scratch),
    );
    scratchBytes = Math.max(scratchBytes, packScratch);
    planned.push((scratch) => ({
      inPlace: false,
      run: (to, from, N) =>
        k.convTranspose2dForward(
          to, from, panels, bias, scratch, N, H, W, C, OH, OW, OC, K, K, S, PH, PW, activation, alpha,
        ), // prettier-ignore
    }));
  }

  for (let i = 0; i < network.layers.length; i++) {
    const layer = network.layers[i] as LayerSpec; // i is in range
    const x = shapes[i] as Shape;
    const y = shapes[i + 1] as Shape;
    const fusion = fusionOf(network.layers[i + 1]);
    switch (layer.op) {
      case 'reshape':
        break; // row-major either way: nothing moves
      case 'dense': {
        const I = sizeOf(x);
        const O = layer.out;
        const bias = upload(`${i}.b`);
        const panels = pack(`${i}.w`, k.panelBytes(I, O), 0, (to, w) => k.densePack(to, w, I, O));
        const { activation, alpha } = fusion ?? LINEAR;
        planned.push(() => ({
          inPlace: false,
          run: (to, from, N) => k.denseForward(to, from, panels, bias, N, I, O, activation, alpha),
        }));
        if (fusion) i++;
        break;
      }
      case 'conv2d':
      case 'convTranspose2d':
        planConv(layer, i, x, y, fusion ?? LINEAR);
        if (fusion) i++;
        break;
      case 'batchNorm':
        throw new ShapeError(`layer ${i}: batchNorm is for training; fold it into the layer before`);
      default:
        planned.push(() => ({ inPlace: true, run: activationStep(k, layer, sizeOf(y)) }));
    }
  }

  const widest = Math.max(...shapes.map(sizeOf));
  const scratch = arena.take(scratchBytes, 'convolution scratch');
  const a = arena.take(widest * maxBatch * 4, `${maxBatch} images of ${widest} values`);
  const b = arena.take(widest * maxBatch * 4, `${maxBatch} images of ${widest} values`);
  const steps = planned.map((plan) => plan(scratch));

  return {
    input: a,
    run(N) {
      let from = a;
      let to = b;
      for (const step of steps) {
        if (step.inPlace) step.run(from, from, N);
        else {
          step.run(to, from, N);
          [from, to] = [to, from];
        }
      }
      return from;
    },
  };
}

function activationStep(k: KernelInstance['k'], layer: ActivationSpec, size: number): Step['run'] {
  switch (layer.op) {
    case 'relu':
      return (y, x, N) => k.rectifyForward(y, x, N * size, 0);
    case 'leakyRelu':
      return (y, x, N) => k.rectifyForward(y, x, N * size, layer.alpha ?? 0);
    case 'sigmoid':
      return (y, x, N) => k.sigmoidForward(y, x, N * size);
    case 'tanh':
      return (y, x, N) => k.tanhForward(y, x, N * size);
  }
}
