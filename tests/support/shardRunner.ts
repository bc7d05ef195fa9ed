// Training services in this thread, in place of worker threads.

import type { ShardRequest, ShardResult } from '../../workers/training/shard.ts';
import type { TrainingOptions } from '../../workers/training/trainer.ts';
import { createTrainingService } from '../../workers/training/trainingService.ts';

/** Runs shards on `workers` services, handed out in turn and answered in an order that `shuffle` disturbs. */
export function shardRunner(
  kernels: WebAssembly.Module,
  workers: number,
  shuffle = false,
): TrainingOptions['runShard'] {
  const services = Array.from({ length: workers }, () => createTrainingService(kernels));
  let calls = 0;
  return async (request: ShardRequest): Promise<ShardResult> => {
    const call = calls++;
    if (shuffle) await new Promise((resolve) => setTimeout(resolve, call % 2 === 0 ? 3 : 0));
    const service = services[call % workers];
    if (!service) throw new Error('no service');
    // What a real worker gets is a copy: nothing it does to the request may matter.
    return service.runShard(structuredClone(request));
  };
}
