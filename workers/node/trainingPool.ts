// Worker threads that compute shards of training batches.

import type { Remote } from 'comlink';
import { WorkerPool } from '../service/workerPool.ts';
import type { ShardRequest, ShardResult } from '../training/shard.ts';
import type { TrainingService } from '../training/trainingService.ts';
import { spawnWorker } from './spawn.ts';

/** Far more than the slowest machine needs for a shard: only a thread that hangs gets there. */
const SHARD_DEADLINE_MS = 300_000;

export interface TrainingPool {
  runShard(this: void, request: ShardRequest, signal?: AbortSignal): Promise<ShardResult>;
  close(): Promise<void>;
}

/** Threads that fail are replaced and their shards computed again, which changes no result: a shard is a pure function. */
export function createTrainingPool(workers: number, onNotice: (line: string) => void): TrainingPool {
  const pool = new WorkerPool<Remote<TrainingService>>({
    spawn: () => spawnWorker<TrainingService>('trainingWorker'),
    prepare: () => Promise.resolve(), // kernels are compiled by the thread itself, parameters come with every shard
    workers,
    deadlineMs: SHARD_DEADLINE_MS,
    onNotice: ({ workers: left, reason }) => {
      onNotice(`train: a worker is gone for good, ${left} left: ${reason}`);
    },
  });
  return {
    runShard: (request, signal) => pool.run((api) => api.runShard(request), { signal }),
    close: () => pool.close(),
  };
}
