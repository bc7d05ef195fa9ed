// Worker threads that compute parts of an evaluation.

import type { Remote } from 'comlink';
import type { RunJudging } from '../evaluation/evaluationJobs.ts';
import type { EvaluationService } from '../evaluation/evaluationService.ts';
import { WorkerPool } from '../service/workerPool.ts';
import { spawnWorker } from './spawn.ts';

/** Far more than the slowest machine needs for a part: only a thread that hangs gets there. */
const PART_DEADLINE_MS = 300_000;

export interface EvaluationPool {
  /** Gives the judge to every thread; settles with the first that has checked it. @throws ModelFileError, WorkerLostError */
  load(this: void, judgeFile: Uint8Array): Promise<void>;
  readonly run: RunJudging;
  close(): Promise<void>;
}

export interface EvaluationPoolOptions {
  readonly workers: number;
  /** Cancels what runs and what waits. */
  readonly signal: AbortSignal;
  readonly onNotice: (line: string) => void;
}

/** Threads that fail are replaced and their parts computed again, which changes no result: a part is a pure function. */
export function createEvaluationPool({ workers, signal, onNotice }: EvaluationPoolOptions): EvaluationPool {
  const pool = new WorkerPool<Remote<EvaluationService>>({
    spawn: () => spawnWorker<EvaluationService>('evaluationWorker'),
    prepare: () => Promise.resolve(), // the judge is loaded next, and an error of that is the answer
    workers,
    deadlineMs: PART_DEADLINE_MS,
    onNotice: ({ workers: left, reason }) => {
      onNotice(`evaluate: a worker is gone for good, ${left} left: ${reason}`);
    },
  });
  return {
    load: (judgeFile) => pool.prepareAll((api) => api.load(judgeFile)),
    run: (work) => pool.run((api) => work(api), { signal }),
    close: () => pool.close(),
  };
}
