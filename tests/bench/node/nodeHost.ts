// Node as a host of the benchmark: every lane is a worker thread.

import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Lane } from '../../../workers/benchmark/lane.ts';
import type { LaneThread } from '../../../workers/benchmark/startEntrants.ts';
import { handleOf } from '../../../workers/node/spawn.ts';
import { BENCH_BUILD } from '../paths.ts';

/** A thread with an empty lane. */
export function startNodeThread(): LaneThread {
  const worker = new Worker(join(BENCH_BUILD, 'nodeLane.js'), { name: 'benchmark lane' });
  const { api, terminate, onLost } = handleOf<Lane>(worker);
  return {
    lane: api,
    lost: new Promise((_, reject) => {
      onLost(reject);
    }),
    stop: () => void terminate(),
  };
}
