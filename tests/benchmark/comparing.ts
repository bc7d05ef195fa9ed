// Lanes of small networks for tests of the comparison: the real loop over real kernels, a round as short as it can be.

import { compareEntrants, type Comparison } from '../../workers/benchmark/compare.ts';
import { pixelEngine } from '../../workers/benchmark/backendEngine.ts';
import type { Engine } from '../../workers/benchmark/engine.ts';
import { createLane } from '../../workers/benchmark/lane.ts';
import type { EngineName, Entrant } from '../../workers/benchmark/row.ts';
import { startEntrants } from '../../workers/benchmark/startEntrants.ts';
import { subjectInputs, type Subject } from '../../workers/benchmark/subject.ts';
import { createBackend } from '../../workers/node/createBackend.ts';
import { inkNetwork } from './inkNetwork.ts';

export type Engines = Partial<Record<EngineName, Engine>>;

/** The strict kernels as the benchmark has them. */
export async function ownEngine(): Promise<Engine> {
  return pixelEngine(await createBackend('wasm'));
}

/** An engine that draws what `ours` draws, each ink off by `error`. */
export function inexactEngine(ours: Engine, error: number): Engine {
  return {
    async prepare(subject, batch) {
      const exact = await ours.prepare(subject, batch);
      return {
        ...exact,
        async answer(x) {
          const answer = await exact.answer(x);
          return answer && { ink: answer.ink.map((ink) => ink + error) };
        },
      };
    },
  };
}

export const SUBJECT: Subject = { id: 'small', latent: 3, classes: 2, ...inkNetwork(5) };

/** Compares these engines on one thread, this one. */
export async function compareHere(engines: Engines, wanted: readonly Entrant[]): Promise<Comparison> {
  const started = await startEntrants(wanted, () => ({
    lane: createLane(({ engine }) => {
      const found = engines[engine];
      return found ? Promise.resolve(found) : Promise.reject(new Error(`${engine} is not here`));
    }),
    lost: new Promise(() => undefined),
    stop: () => undefined,
  }));
  const batch = 2;
  const { rows, gaps } = await compareEntrants({
    host: 'node',
    subject: SUBJECT,
    batch,
    entrants: started.entrants,
    rounds: 7,
    roundMs: 1,
    entrantLimitMs: 10_000,
  });
  started.stop();
  const failed = started.failed.map((entrant) => ({ host: 'node' as const, model: SUBJECT.id, batch, ...entrant }));
  return { rows, gaps: [...gaps, ...failed] };
}

/** The inputs of the first N digits, for tests that look at them. */
export function smallInputs(N: number): Float32Array {
  return subjectInputs(SUBJECT, N);
}
