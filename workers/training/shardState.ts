// What every program does around a shard: state in before it, the results of the phase's networks out after it.

import { ShapeError } from '../core/errors.ts';
import type { Ptr } from '../backend/wasm/arena.ts';
import type { KernelInstance } from '../backend/wasm/kernels.ts';
import { spanOf, type ParameterBlock } from '../nn/parameterBlock.ts';
import type { ShardRequest, ShardResult } from './shard.ts';

/**
 * Brings a request's parameters to the kernels, with zeroed gradients for training and running statistics for anything
 * else. @throws ShapeError for more training images than the program has planned for: batch statistics are of one shard
 */
export function loadState(
  { arena }: KernelInstance,
  block: ParameterBlock,
  request: ShardRequest,
  maxBatch: number,
): void {
  const { layout, parameters, statistics } = block;
  const count = request.labels.length;
  arena.floats(parameters, layout.parameterCount).set(request.parameters);
  if (request.mode !== 'train') {
    arena.floats(statistics, layout.statisticsCount).set(request.statistics);
    return;
  }
  if (count > maxBatch) throw new ShapeError(`shard: ${count} images; want at most ${maxBatch}`);
  block.zeroGradients();
}

/** Copies of the gradients of `updated` networks and the batch statistics of `measured` ones. */
export function readState(
  { arena }: KernelInstance,
  { layout, gradients, statistics }: ParameterBlock,
  updated: readonly string[],
  measured: readonly string[],
): Pick<ShardResult, 'gradients' | 'statistics'> {
  const copy = (
    run: Ptr,
    { offset, count }: { readonly offset: number; readonly count: number },
  ): Float32Array<ArrayBuffer> => arena.floats((run + offset * 4) as Ptr, count).slice(); // within the run
  return {
    gradients: copy(gradients, spanOf(layout.parameters, updated)),
    statistics: copy(statistics, spanOf(layout.statistics, measured)),
  };
}
