// Gives the parts of a measurement to a pool a few at a time: enough that no worker waits, few enough that a pause or a
// cancel takes effect at once and that digits for the screen are drawn in between.

import type { Remote } from 'comlink';
import { AbortError } from '../core/errors.ts';
import type { ComputeService } from '../service/computeService.ts';
import type { DigitPool } from '../service/digitPool.ts';
import type { PauseSwitch } from './pauseSwitch.ts';

/** What measuring needs of a pool of compute workers; a DigitPool is one. */
export type MeasuringPool = Pick<DigitPool, 'engine' | 'load' | 'loadPart' | 'run' | 'stats'>;

export type RunOnWorker = <Result>(work: (api: Remote<ComputeService>) => Promise<Result>) => Promise<Result>;

export interface MeasuringOptions {
  readonly signal: AbortSignal;
  readonly pause?: PauseSwitch | undefined;
}

/** Behind everything that somebody looks at. */
const PRIORITY = 1_000_000;
const PARTS_PER_WORKER = 2;
/** Far more than the slowest machine needs for a part: only a worker that hangs gets there. */
const PART_DEADLINE_MS = 120_000;

/** Runs parts in the order in which they come. Rejects with AbortError once `signal` aborts, also what waits. */
export function createMeasuringRun(pool: MeasuringPool, { signal, pause }: MeasuringOptions): RunOnWorker {
  const waiting: (() => void)[] = [];
  let running = 0;
  const cancelled = whenCancelled(signal);

  async function place(): Promise<void> {
    const isFull = running >= PARTS_PER_WORKER * Math.max(1, pool.stats().workers);
    if (isFull || waiting.length > 0) await new Promise<void>((resolve) => waiting.push(resolve));
    else running++;
  }

  function leave(): void {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }

  return async (work) => {
    await Promise.race([place(), cancelled]);
    try {
      if (pause) await Promise.race([pause.whenRunning(), cancelled]);
      return await pool.run(work, { signal, priority: () => PRIORITY, deadlineMs: PART_DEADLINE_MS });
    } finally {
      leave();
    }
  };
}

function whenCancelled(signal: AbortSignal): Promise<never> {
  const cancelled = new Promise<never>((_, reject) => {
    const cancel = (): void => {
      reject(new AbortError('measure: cancelled by its caller'));
    };
    if (signal.aborted) cancel();
    else signal.addEventListener('abort', cancel, { once: true });
  });
  cancelled.catch(() => undefined); // the caller that waits gets the error
  return cancelled;
}
