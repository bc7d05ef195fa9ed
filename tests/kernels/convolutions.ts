// The convolutions that conv2d and convTranspose2d are tested on, and tfjs's word on each.

import '@tensorflow/tfjs-backend-cpu';
import {
  conv2d,
  Conv2DBackpropFilter,
  conv2dTranspose,
  engine,
  env,
  tensor4d,
  tidy,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { filterSize, largeSize, ofLarge, ofSmall, smallSize, type Convolution } from '../support/convolution.ts';
import { randomFloats } from '../support/randomTensors.ts';

// Channels below, at and above a vector and a panel of 8, one and two of them (dot products instead of panels; eight at a
// time from whole vectors of channels), pixels that fill one, two and three blocks of 48 rows.
const SIZES = [
  { N: 1, H: 1, W: 1, C: 1, c: 1 },
  { N: 2, H: 5, W: 7, C: 3, c: 5 },
  { N: 3, H: 8, W: 6, C: 4, c: 8 },
  { N: 2, H: 5, W: 5, C: 1, c: 2 },
  { N: 2, H: 6, W: 9, C: 9, c: 1 },
  { N: 1, H: 7, W: 5, C: 2, c: 17 },
  { N: 2, H: 4, W: 19, C: 4, c: 1 },
  { N: 2, H: 3, W: 33, C: 1, c: 8 },
];
const KERNELS = [
  [1, 1],
  [3, 3],
  [4, 4],
  [5, 5],
  [2, 3],
] as const;
const PADS = ['same', 'valid'] as const;

const SMALL_CASES: readonly Convolution[] = SIZES.flatMap(({ H, W, ...size }) =>
  KERNELS.flatMap(([KH, KW]) =>
    [1, 2, 3].flatMap((S) =>
      PADS.flatMap((pad) => {
        const extents = { ...size, KH, KW, S, pad };
        const fits = pad === 'same' || (H >= KH && W >= KW);
        const transposed = ofSmall(Math.ceil(H / S), Math.ceil(W / S), extents);
        return fits ? [ofLarge(H, W, extents), transposed] : [transposed];
      }),
    ),
  ),
);

/** The decoder's layer [7, 7, 64] → [14, 14, 32], which is the encoder's backwards. */
const REAL_LAYER = ofSmall(7, 7, { N: 2, C: 32, c: 64, KH: 4, KW: 4, S: 2, pad: 'same' });

/** So many channels that the taps of one phase take more scratch than a block of gathered rows. */
const MANY_CHANNELS = ofSmall(2, 2, { N: 1, C: 64, c: 128, KH: 4, KW: 4, S: 2, pad: 'same' });

/** What tfjs's cpu engine makes of a convolution, in f32. */
interface Oracle {
  readonly small: Float32Array;
  readonly large: Float32Array;
  readonly filterGradient: Float32Array;
}

export interface ConvolutionCase {
  readonly g: Convolution;
  readonly large: Float32Array<ArrayBuffer>;
  readonly small: Float32Array<ArrayBuffer>;
  readonly filter: Float32Array<ArrayBuffer>;
  /** small ← large, large ← small and the filter's gradient. */
  oracle(): Oracle;
}

function convolutionCase(g: Convolution): ConvolutionCase {
  const large = randomFloats(largeSize(g), 1);
  const small = randomFloats(smallSize(g), 2);
  const filter = randomFloats(filterSize(g), 3);
  let known: Oracle | undefined; // the same for every build
  return {
    g,
    large,
    small,
    filter,
    oracle: () => (known ??= askTfjs(g, large, small, filter)),
  };
}

function askTfjs(g: Convolution, large: Float32Array, small: Float32Array, filter: Float32Array): Oracle {
  env().set('PROD', true); // no notes on the console
  return tidy(() => {
    const largeTensor = tensor4d(large, [g.N, g.H, g.W, g.C]);
    const smallTensor = tensor4d(small, [g.N, g.h, g.w, g.c]);
    const filterTensor = tensor4d(filter, [g.KH, g.KW, g.C, g.c]);
    // The kernel itself: tfjs's automatic gradients are not part of its modular packages.
    const dw: Tensor = engine().runKernel(
      Conv2DBackpropFilter,
      { x: largeTensor, dy: smallTensor },
      { strides: [g.S, g.S], pad: g.pad, dataFormat: 'NHWC', filterShape: filterTensor.shape },
    );
    return {
      small: conv2d(largeTensor, filterTensor, g.S, g.pad).dataSync<'float32'>(),
      large: conv2dTranspose(smallTensor, filterTensor, largeTensor.shape, g.S, g.pad).dataSync<'float32'>(),
      filterGradient: dw.dataSync<'float32'>(),
    };
  });
}

/** Every case once: with stride 1, and wherever the windows fill the image, the two ways to make one agree. */
export const CONVOLUTIONS: ReadonlyMap<string, ConvolutionCase> = new Map(
  [...SMALL_CASES, REAL_LAYER, MANY_CHANNELS].map((g) => [showConvolution(g), convolutionCase(g)]),
);

function showConvolution({ N, H, W, C, h, w, c, KH, KW, S, pad }: Convolution): string {
  return `[${N}, ${H}, ${W}, ${C}] and [${N}, ${h}, ${w}, ${c}] by ${KH}×${KW}, stride ${S}, ${pad}`;
}
