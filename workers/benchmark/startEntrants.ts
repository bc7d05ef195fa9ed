// Starts the threads of a benchmark: a lane for each thread of each entrant.

import { errorMessage } from '../core/errors.ts';
import type { EntrantLanes } from './compare.ts';
import type { Lane, LaneStart } from './lane.ts';
import type { EngineName, Entrant } from './row.ts';

/** A thread, as its host has it. */
export interface LaneThread {
  readonly lane: Lane;
  /** Rejects when the thread dies: what was asked of it would never be answered. */
  readonly lost: Promise<never>;
  stop(): void;
}

export interface StartedEntrants {
  readonly entrants: readonly EntrantLanes[];
  /** Those whose engine did not start, and why. */
  readonly failed: readonly (Entrant & { readonly reason: string })[];
  stop(): void;
}

/**
 * The entrants that engines make on a machine of so many cores. Ours run in as many workers, onnxruntime-web brings its own
 * threads; tfjs gains nothing from a second one, and what the strict ceiling is on two cores nobody asks.
 */
export function entrantsOf(engines: readonly EngineName[], cores: number): readonly Entrant[] {
  const alone: readonly EngineName[] = ['tfjs-wasm', 'tfjs-wasm-phase', 'ceiling-strict'];
  const counts = (engine: EngineName): readonly number[] => (cores > 1 && !alone.includes(engine) ? [1, cores] : [1]);
  return engines.flatMap((engine) => counts(engine).map((workers) => ({ engine, workers })));
}

/** Starts a thread for each lane. An engine that does not start is among the failed, and stops nothing else. */
export async function startEntrants(
  wanted: readonly Entrant[],
  startThread: () => LaneThread,
): Promise<StartedEntrants> {
  const threads: LaneThread[] = [];
  const shared = new Map<EngineName, Lane[]>();
  const entrants: EntrantLanes[] = [];
  const failed: (Entrant & { readonly reason: string })[] = [];

  async function start(laneStart: LaneStart): Promise<Lane> {
    const thread = startThread();
    threads.push(thread);
    const lane = orLost(thread);
    await lane.start(laneStart);
    return lane;
  }

  for (const { engine, workers } of wanted) {
    try {
      if (engine === 'ort-web') {
        entrants.push({ engine, workers, lanes: [await start({ engine, threads: workers })] });
        continue;
      }
      const lanes = shared.get(engine) ?? [];
      shared.set(engine, lanes);
      while (lanes.length < workers) lanes.push(await start({ engine, threads: 1 }));
      entrants.push({ engine, workers, lanes: lanes.slice(0, workers) });
    } catch (error) {
      failed.push({ engine, workers, reason: errorMessage(error) });
    }
  }
  return {
    entrants,
    failed,
    stop() {
      for (const thread of threads) thread.stop();
    },
  };
}

/** The lane, each of whose calls also ends when its thread does. */
function orLost({ lane, lost }: LaneThread): Lane {
  lost.catch(() => undefined); // a thread may end while nobody asks anything of it
  const race = <Result>(call: Promise<Result>): Promise<Result> => Promise.race([call, lost]);
  return {
    start: (start) => race(lane.start(start)),
    prepare: (job) => race(lane.prepare(job)),
    ink: () => race(lane.ink()),
    agreement: (reference) => race(lane.agreement(reference)),
    run: (batches) => race(lane.run(batches)),
  };
}
