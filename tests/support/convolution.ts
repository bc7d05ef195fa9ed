// Convolutions in f64, straight from the definition. A convolution relates a large image, a small one and a filter:
//
//   large [N, H, W, C]   small [N, h, w, c]   filter [KH, KW, C, c]
//   large pixel (i·S + kh − PH, j·S + kw − PW) meets small pixel (i, j) through tap (kh, kw)
//
//   conv2d                  small  = Σ large·filter         filter is HWIO
//   convTranspose2d         large  = Σ small·filter         filter is HWOI: the same order
//   gradient of either, dw  filter = Σ large·small

import type { Padding } from '../../workers/core/layerSpec.ts';
import { at } from './matrices.ts';

export interface Convolution {
  readonly N: number;
  readonly H: number;
  readonly W: number;
  readonly C: number;
  readonly h: number;
  readonly w: number;
  readonly c: number;
  readonly KH: number;
  readonly KW: number;
  readonly S: number;
  readonly PH: number;
  readonly PW: number;
  readonly pad: Padding;
}

type Extents = Pick<Convolution, 'N' | 'C' | 'c' | 'KH' | 'KW' | 'S' | 'pad'>;

/** The convolution of a large image of H × W. */
export function ofLarge(H: number, W: number, e: Extents): Convolution {
  const windows = (extent: number, K: number) => Math.ceil((e.pad === 'same' ? extent : extent - K + 1) / e.S);
  const [h, w] = [windows(H, e.KH), windows(W, e.KW)];
  return { ...e, H, W, h, w, PH: paddingBefore(H, h, e.KH, e), PW: paddingBefore(W, w, e.KW, e) };
}

/** The convolution that TensorFlow's conv2dTranspose of a small image of h × w reverses. */
export function ofSmall(h: number, w: number, e: Extents): Convolution {
  const extent = (windows: number, K: number) => (e.pad === 'same' ? windows * e.S : (windows - 1) * e.S + K);
  const [H, W] = [extent(h, e.KH), extent(w, e.KW)];
  return { ...e, H, W, h, w, PH: paddingBefore(H, h, e.KH, e), PW: paddingBefore(W, w, e.KW, e) };
}

/** TensorFlow's 'same' pads what the windows need beyond the image, the odd pixel behind it. */
function paddingBefore(extent: number, windows: number, K: number, { S, pad }: Extents): number {
  return pad === 'valid' ? 0 : Math.floor(Math.max((windows - 1) * S + K - extent, 0) / 2);
}

export const largeSize = ({ N, H, W, C }: Convolution): number => N * H * W * C;
export const smallSize = ({ N, h, w, c }: Convolution): number => N * h * w * c;
export const filterSize = ({ KH, KW, C, c }: Convolution): number => KH * KW * C * c;

/** conv2d without bias. */
export function shrink(g: Convolution, large: Float32Array, filter: Float32Array): Float64Array {
  const small = new Float64Array(smallSize(g));
  forEachTerm(g, (l, s, f) => {
    small[s] = at(small, s) + at(large, l) * at(filter, f);
  });
  return small;
}

/** convTranspose2d without bias. */
export function enlarge(g: Convolution, small: Float32Array, filter: Float32Array): Float64Array {
  const large = new Float64Array(largeSize(g));
  forEachTerm(g, (l, s, f) => {
    large[l] = at(large, l) + at(small, s) * at(filter, f);
  });
  return large;
}

/** The gradient of Σ large·small·filter for the filter. */
export function filterGradient(g: Convolution, large: Float32Array, small: Float32Array): Float64Array {
  const filter = new Float64Array(filterSize(g));
  forEachTerm(g, (l, s, f) => {
    filter[f] = at(filter, f) + at(large, l) * at(small, s);
  });
  return filter;
}

/** Every product of the convolution, by the indices of its three factors. */
function forEachTerm(g: Convolution, term: (large: number, small: number, filter: number) => void): void {
  const { N, H, W, C, h, w, c, KH, KW, S, PH, PW } = g;
  for (let n = 0; n < N; n++) {
    for (let i = 0; i < h; i++) {
      for (let j = 0; j < w; j++) {
        for (let kh = 0; kh < KH; kh++) {
          for (let kw = 0; kw < KW; kw++) {
            const [row, column] = [i * S + kh - PH, j * S + kw - PW];
            if (row < 0 || row >= H || column < 0 || column >= W) continue;
            const large = ((n * H + row) * W + column) * C;
            const small = ((n * h + i) * w + j) * c;
            const tap = (kh * KW + kw) * C;
            for (let a = 0; a < C; a++) {
              for (let b = 0; b < c; b++) term(large + a, small + b, (tap + a) * c + b);
            }
          }
        }
      }
    }
  }
}
