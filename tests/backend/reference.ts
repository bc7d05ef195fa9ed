// Layers straight from their definitions, in f64: the slow truth that every backend is held to.
//
// Nothing here is shared with the code under test but the list of layers: window positions are found by padding an image
// with zeros as TensorFlow documents it, not by the formulas of core/layerSpec.ts.

import type { Weights } from '../../workers/backend/backend.ts';
import type { LayerSpec, NetworkSpec, Padding } from '../../workers/core/layerSpec.ts';

/** One image (or vector) with its extents; [I] is held as [1, 1, I]. */
interface Volume {
  readonly H: number;
  readonly W: number;
  readonly C: number;
  readonly values: Float64Array;
}

/** y ← network(x) for x [N, …input], in f64. */
export function referenceForward(network: NetworkSpec, weights: Weights, x: Float32Array, N: number): Float64Array {
  const inputSize = x.length / N;
  const images = Array.from({ length: N }, (_, n) => {
    let volume = asVolume(network.input, Float64Array.from(x.subarray(n * inputSize, (n + 1) * inputSize)));
    network.layers.forEach((layer, i) => {
      const w = Float64Array.from(weights.get(`${i}.w`) ?? []);
      const b = Float64Array.from(weights.get(`${i}.b`) ?? []);
      volume = forward(layer, volume, w, b, (name) => Float64Array.from(weights.get(`${i}.${name}`) ?? []));
    });
    return volume.values;
  });
  const size = images[0]?.length ?? 0;
  const y = new Float64Array(N * size);
  images.forEach((image, n) => {
    y.set(image, n * size);
  });
  return y;
}

/** The pixels a network's logits stand for: ⌊255·σ(logit) + ½⌋. */
export function referencePixels(logits: Float64Array): Uint8Array {
  return Uint8Array.from(logits, (logit) => Math.floor(255 / (1 + Math.exp(-logit)) + 0.5));
}

function asVolume(shape: readonly number[], values: Float64Array): Volume {
  const [C = 1, W = 1, H = 1] = [...shape].reverse();
  return { H, W, C, values };
}

const BATCH_NORM_EPS = 1e-5;

function forward(
  layer: LayerSpec,
  x: Volume,
  w: Float64Array,
  b: Float64Array,
  parameter: (name: string) => Float64Array,
): Volume {
  switch (layer.op) {
    case 'dense': {
      const values = Float64Array.from({ length: layer.out }, (_, o) => b[o] ?? NaN);
      x.values.forEach((value, i) => {
        for (let o = 0; o < layer.out; o++) add(values, o, value * at(w, i * layer.out + o));
      });
      return { H: 1, W: 1, C: layer.out, values };
    }
    case 'reshape':
      return asVolume(layer.shape, x.values);
    case 'conv2d':
      return conv2d(x, w, b, layer.out, layer.kernel, layer.stride, layer.pad);
    case 'convTranspose2d':
      return convTranspose2d(x, w, b, layer.out, layer.kernel, layer.stride, layer.pad);
    case 'batchNorm': {
      const [gamma, beta, mean, variance] = ['gamma', 'beta', 'mean', 'var'].map(parameter);
      if (!gamma || !beta || !mean || !variance) throw new Error('batchNorm: parameters are missing');
      return elementwise(x, (value, i) => {
        const c = i % x.C;
        return (at(gamma, c) * (value - at(mean, c))) / Math.sqrt(at(variance, c) + BATCH_NORM_EPS) + at(beta, c);
      });
    }
    case 'relu':
      return elementwise(x, (value) => Math.max(value, 0));
    case 'leakyRelu':
      return elementwise(x, (value) => (value < 0 ? value * (layer.alpha ?? 0) : value));
    case 'sigmoid':
      return elementwise(x, (value) => 1 / (1 + Math.exp(-value)));
    case 'tanh':
      return elementwise(x, Math.tanh);
  }
}

function elementwise(x: Volume, f: (value: number, i: number) => number): Volume {
  return { ...x, values: x.values.map((value, i) => f(value, i)) };
}

/** TensorFlow's 'same': ⌈H/S⌉ windows, and as many zeros around as they need, the odd one behind. */
function paddingBefore(H: number, K: number, S: number, pad: Padding): number {
  if (pad === 'valid') return 0;
  const covered = (Math.ceil(H / S) - 1) * S + K;
  return Math.floor(Math.max(covered - H, 0) / 2);
}

/** y[oh, ow, oc] = b[oc] + Σ x[oh·S + kh − P, ow·S + kw − P, c]·w[kh, kw, c, oc], x zero outside. */
function conv2d(x: Volume, w: Float64Array, b: Float64Array, OC: number, K: number, S: number, pad: Padding): Volume {
  const count = (H: number): number => (pad === 'same' ? Math.ceil(H / S) : Math.ceil((H - K + 1) / S));
  const OH = count(x.H);
  const OW = count(x.W);
  const top = paddingBefore(x.H, K, S, pad);
  const left = paddingBefore(x.W, K, S, pad);
  const values = new Float64Array(OH * OW * OC);
  for (let oh = 0; oh < OH; oh++) {
    for (let ow = 0; ow < OW; ow++) {
      for (let oc = 0; oc < OC; oc++) {
        let sum = at(b, oc);
        for (let kh = 0; kh < K; kh++) {
          for (let kw = 0; kw < K; kw++) {
            const h = oh * S + kh - top;
            const v = ow * S + kw - left;
            if (h < 0 || h >= x.H || v < 0 || v >= x.W) continue;
            for (let c = 0; c < x.C; c++) {
              sum += at(x.values, (h * x.W + v) * x.C + c) * at(w, ((kh * K + kw) * x.C + c) * OC + oc);
            }
          }
        }
        values[(oh * OW + ow) * OC + oc] = sum;
      }
    }
  }
  return { H: OH, W: OW, C: OC, values };
}

/**
 * The transpose of conv2d: each x[h, w, c] adds its filter, x[h, w, c]·w[kh, kw, oc, c], at (h·S, w·S) of a canvas of which
 * 'same' keeps H·S × W·S, cut as conv2d would have padded it.
 */
function convTranspose2d(
  x: Volume,
  w: Float64Array,
  b: Float64Array,
  OC: number,
  K: number,
  S: number,
  pad: Padding,
): Volume {
  const extent = (H: number): number => (pad === 'same' ? H * S : (H - 1) * S + K);
  const OH = extent(x.H);
  const OW = extent(x.W);
  const top = paddingBefore(OH, K, S, pad);
  const left = paddingBefore(OW, K, S, pad);
  const values = Float64Array.from({ length: OH * OW * OC }, (_, i) => at(b, i % OC));
  for (let h = 0; h < x.H; h++) {
    for (let v = 0; v < x.W; v++) {
      for (let kh = 0; kh < K; kh++) {
        for (let kw = 0; kw < K; kw++) {
          const oh = h * S + kh - top;
          const ow = v * S + kw - left;
          if (oh < 0 || oh >= OH || ow < 0 || ow >= OW) continue;
          for (let oc = 0; oc < OC; oc++) {
            for (let c = 0; c < x.C; c++) {
              const product = at(x.values, (h * x.W + v) * x.C + c) * at(w, ((kh * K + kw) * OC + oc) * x.C + c);
              add(values, (oh * OW + ow) * OC + oc, product);
            }
          }
        }
      }
    }
  }
  return { H: OH, W: OW, C: OC, values };
}

function at(values: Float64Array, i: number): number {
  return values[i] ?? NaN; // NaN makes a wrong index fail the comparison
}

function add(values: Float64Array, i: number, term: number): void {
  values[i] = at(values, i) + term;
}
