// What a training worker does: one shard of a batch, forward and backward, as a pure function of the request. It keeps
// memory plans and nothing else, so any worker can compute any shard and a lost one can be computed again.

import { transfer } from 'comlink';
import { ShapeError } from '../core/errors.ts';
import { IMAGE_SIZE } from '../data/digitSet.ts';
import { planParameters } from '../nn/parameterBlock.ts';
import { instantiateKernels } from '../backend/wasm/kernels.ts';
import { familyOf } from './families.ts';
import type { ShardProgram } from './family.ts';
import type { ShardRequest, ShardResult } from './shard.ts';

export interface TrainingService {
  /** @throws ShapeError, OutOfMemoryError */
  runShard(request: ShardRequest): Promise<ShardResult>;
}

interface CachedProgram {
  readonly key: string;
  readonly program: ShardProgram;
  readonly parameterCount: number;
}

const GIB = 2 ** 30;

/** The service over compiled kernels, strict or relaxed. */
export function createTrainingService(kernels: WebAssembly.Module): TrainingService {
  let cached: CachedProgram | undefined;

  function programFor({ recipe }: ShardRequest): CachedProgram {
    const key = JSON.stringify(recipe);
    if (cached?.key === key) return cached;
    const family = familyOf(recipe);
    const { parameterCount } = planParameters(family.networks(recipe));
    cached = { key, program: family.createProgram(instantiateKernels(kernels, GIB), recipe), parameterCount };
    return cached;
  }

  return {
    runShard(request) {
      const { images, labels, parameters } = request;
      if (images.length === 0 || images.length !== labels.length * IMAGE_SIZE) {
        throw new ShapeError(
          `shard: ${images.length} bytes of images for ${labels.length} labels; want ${IMAGE_SIZE} each`,
        );
      }
      const { program, parameterCount } = programFor(request);
      if (parameters.length !== parameterCount) {
        throw new ShapeError(`shard: ${parameters.length} parameters; want ${parameterCount}`);
      }
      const result = program.runShard(request);
      const { gradients, statistics, codes } = result;
      const moved = [gradients.buffer, statistics.buffer, ...(codes ? [codes.buffer] : [])];
      return Promise.resolve(transfer(result, moved));
    },
  };
}
