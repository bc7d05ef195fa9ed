// What a training worker does: one shard of a batch, forward and backward, as a pure function of the request. It keeps
// memory plans and nothing else, so any worker can compute any shard and a lost one can be computed again.

import { transfer } from 'comlink';
import { ShapeError } from '../core/errors.ts';
import { IMAGE_SIZE } from '../data/digitSet.ts';
import { instantiateKernels } from '../backend/wasm/kernels.ts';
import type { ShardRequest, ShardResult } from './shard.ts';
import { VaeProgram } from './vaeProgram.ts';

export interface TrainingService {
  /** @throws ShapeError, OutOfMemoryError */
  runShard(request: ShardRequest): Promise<ShardResult>;
}

const GIB = 2 ** 30;

/** The service over compiled kernels, strict or relaxed. */
export function createTrainingService(kernels: WebAssembly.Module): TrainingService {
  let program: VaeProgram | undefined;
  let programKey = '';
  return {
    runShard(request) {
      if (request.images.length === 0 || request.images.length % IMAGE_SIZE !== 0) {
        throw new ShapeError(`shard: ${request.images.length} bytes of images; want a multiple of ${IMAGE_SIZE}`);
      }
      const key = JSON.stringify(request.recipe);
      if (!program || key !== programKey) {
        program = new VaeProgram(instantiateKernels(kernels, GIB), request.recipe);
        programKey = key;
      }
      const result = program.runShard(request);
      return Promise.resolve(transfer(result, [result.gradients.buffer, result.statistics.buffer]));
    },
  };
}
