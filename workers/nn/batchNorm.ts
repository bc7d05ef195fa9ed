// Batch normalisation (Ioffe & Szegedy 2015; assembly/ops/batchNorm.ts).
//
// In training the statistics are those of the batch at hand: with a batch split into shards, of each shard (ghost batch
// norm, Hoffer et al. 2017, arXiv:1705.08741), so that a shard's result depends on nothing outside it. The trainer keeps
// the running average that inference uses.
//
//   statistics | mean: C | variance: C |        saved | rstd: C |

import type { BatchNormSpec } from '../core/layerSpec.ts';
import { sizeOf, type Shape } from '../core/shape.ts';
import type { Ptr } from '../backend/wasm/arena.ts';
import { ones, zeros } from './initialisers.ts';
import { block, type Layer } from './layer.ts';

/** Added to the variance; also what export folds with. */
export const BATCH_NORM_EPS = 1e-5;

export function batchNorm(spec: BatchNormSpec, x: Shape): Layer {
  const C = x[x.length - 1] ?? 1;
  const rows = sizeOf(x) / C;
  const variance = (statistics: Ptr): Ptr => (statistics + C * 4) as Ptr; // second half of the block
  return {
    spec,
    x,
    y: x,
    initialisers: { gamma: ones, beta: zeros },
    statisticsFloats: 2 * C,
    savedFloats: C,
    inPlace: false,
    scratchBytes: () => 4 * C * 4,
    forward({ k, parameters, statistics, saved: rstd }, yPtr, xPtr, N, mode) {
      const M = N * rows;
      if (mode === 'training') {
        k.batchNormStatistics(statistics, variance(statistics), rstd, xPtr, M, C, BATCH_NORM_EPS);
      } else {
        k.reciprocalRoot(rstd, variance(statistics), C, BATCH_NORM_EPS);
      }
      k.batchNormForward(yPtr, xPtr, block(parameters, 'gamma'), block(parameters, 'beta'), statistics, rstd, M, C);
    },
    backward({ k, parameters, gradients, statistics, saved: rstd, scratch }, dx, dy, xPtr, _y, N, learn) {
      // The kernel needs both sums for dx. Where they are not wanted as gradients, they go to scratch memory.
      const unwanted = (scratch + 2 * C * 4) as Ptr; // second half of the scratch
      k.batchNormBackward(
        dx ?? dy, // nobody reads dy afterwards
        learn ? block(gradients, 'gamma') : unwanted,
        learn ? block(gradients, 'beta') : unwanted + C * 4, // its second quarter
        dy,
        xPtr,
        block(parameters, 'gamma'),
        statistics,
        rstd,
        scratch,
        N * rows,
        C,
      );
    },
  };
}
