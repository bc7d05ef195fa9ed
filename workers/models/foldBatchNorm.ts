// Batch norm at inference is y = gamma·(x − mean)/√(var + eps) + beta with constants, one pair per channel. Where x is the
// output of a layer with weights, x = w·… + b, so it folds into them exactly:
//
//   scale = gamma/√(var + eps)      w' = w·scale      b' = (b − mean)·scale + beta         per output channel
//
// Ioffe & Szegedy 2015, arXiv:1502.03167, §3.1. The arithmetic is f64; the result is rounded to f32 once.

import type { Weights } from '../backend/backend.ts';
import { ShapeError } from '../core/errors.ts';
import { networkParameters, networkShapes, showLayer, type LayerSpec, type NetworkSpec } from '../core/layerSpec.ts';
import { showShape, type Shape } from '../core/shape.ts';

export interface FoldedNetwork {
  readonly network: NetworkSpec;
  readonly weights: Weights;
}

/** A layer of the folded network and its weights, still in f64. */
interface FoldedLayer {
  readonly layer: LayerSpec;
  readonly w: Float64Array;
  readonly b: Float64Array;
}

/**
 * The same function without batchNorm layers. A batchNorm must follow dense, conv2d or convTranspose2d directly or through
 * reshapes. `weights` holds the network's parameters and, per batchNorm, the running `<i>.mean` and `<i>.var`.
 * @throws ShapeError for a batchNorm with nothing to fold into, and for weights that are missing, unknown or of another size
 */
export function foldBatchNorm(network: NetworkSpec, weights: Weights, eps: number): FoldedNetwork {
  const shapes = networkShapes(network);
  const take = checkedWeights(network, weights);
  const folded: FoldedLayer[] = [];
  network.layers.forEach((layer, i) => {
    if (layer.op !== 'batchNorm') {
      folded.push({ layer, w: take(`${i}.w`), b: take(`${i}.b`) });
      return;
    }
    const target = folded.findLast((before) => before.layer.op !== 'reshape');
    const C = shapes[i]?.at(-1) ?? 0;
    const OC = target?.b.length ?? 0;
    // A reshape keeps the order of elements. As long as C divides OC, channel o of the target therefore becomes channel
    // o mod C. With dense → reshape(H, W, C), H·W·C outputs share C channels in this way.
    if (!target || OC === 0 || OC % C !== 0) {
      const before = target ? `${showLayer(target.layer)} with ${OC} channels` : 'the input';
      throw new ShapeError(
        `batchNorm: layer ${i} with ${C} channels follows ${before}: want dense, conv2d or convTranspose2d of ${C}·k`,
      );
    }
    const gamma = take(`${i}.gamma`);
    const beta = take(`${i}.beta`);
    const mean = take(`${i}.mean`);
    const variance = take(`${i}.var`);
    for (let o = 0; o < OC; o++) {
      const c = o % C;
      const scale = at(gamma, c) / Math.sqrt(at(variance, c) + eps);
      for (const j of channelElements(target, o)) target.w[j] = at(target.w, j) * scale;
      target.b[o] = (at(target.b, o) - at(mean, c)) * scale + at(beta, c);
    }
  });

  const result = new Map<string, Float32Array>();
  folded.forEach(({ w, b }, i) => {
    if (w.length > 0) result.set(`${i}.w`, Float32Array.from(w)).set(`${i}.b`, Float32Array.from(b));
  });
  return { network: { input: network.input, layers: folded.map(({ layer }) => layer) }, weights: result };
}

/** Positions in w of everything that makes output channel o: the last axis, but the one before it in HWOI filters. */
function* channelElements({ layer, w, b: { length: OC } }: FoldedLayer, o: number): Iterable<number> {
  const run = layer.op === 'convTranspose2d' ? w.length / (OC * layer.kernel * layer.kernel) : 1;
  for (let start = o * run; start < w.length; start += OC * run) {
    for (let j = start; j < start + run; j++) yield j;
  }
}

/** A reader of weights in f64; empty for parameters that a layer does not have. Everything is checked before. */
function checkedWeights(network: NetworkSpec, weights: Weights): (path: string) => Float64Array {
  const shapes = networkShapes(network);
  const wanted = new Map<string, Shape>(networkParameters(network));
  network.layers.forEach((layer, i) => {
    const C = shapes[i]?.at(-1) ?? 0;
    if (layer.op === 'batchNorm') wanted.set(`${i}.mean`, [C]).set(`${i}.var`, [C]);
  });
  for (const [path, shape] of wanted) {
    const length = weights.get(path)?.length;
    if (length !== shape.reduce((size, extent) => size * extent, 1)) {
      throw new ShapeError(`foldBatchNorm: ${path} has ${length ?? 'no'} elements, want ${showShape(shape)}`);
    }
  }
  for (const path of weights.keys()) {
    if (!wanted.has(path)) throw new ShapeError(`foldBatchNorm: ${path} belongs to no layer of this network`);
  }
  return (path) => Float64Array.from(weights.get(path) ?? []);
}

function at(values: Float64Array, i: number): number {
  return values[i] ?? NaN; // never past the end: lengths are checked above
}
