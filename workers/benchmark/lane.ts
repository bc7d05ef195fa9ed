// One thread of the benchmark. It holds one engine, one network at a time, and runs it as often as it is asked to.

import { compareGrey, compareInk } from './agreement.ts';
import type { Answer, Contestant, Engine } from './engine.ts';
import type { Agreement, EngineName } from './row.ts';
import { subjectInputs, type Subject } from './subject.ts';

export interface LaneStart {
  readonly engine: EngineName;
  /** For engines that have threads of their own. */
  readonly threads: number;
}

export interface LaneJob {
  readonly subject: Subject;
  readonly batch: number;
}

/** When a lane was at work, in ms on a clock that all threads of the machine share. */
export interface LaneTime {
  readonly startedAt: number;
  readonly endedAt: number;
}

/** What a thread of the benchmark offers to whoever started it. */
export interface Lane {
  /** Loads the engine. Rejects where it does not start. */
  start(start: LaneStart): Promise<void>;
  /** Compiles a network; gives what the engine says about how it will run. Disposes of the one before. */
  prepare(job: LaneJob): Promise<string | undefined>;
  /** Ink [batch, H·W] of the prepared network; undefined where there is none. How long one batch took, cold. */
  ink(): Promise<{ readonly ink: Float32Array | undefined; readonly elapsedMs: number }>;
  /** Compares what this lane makes with the ink of another one. */
  agreement(reference: Float32Array): Promise<Agreement | undefined>;
  /** Runs that many batches. */
  run(batches: number): Promise<LaneTime>;
}

export type EngineLoader = (start: LaneStart) => Promise<Engine>;

/** A lane whose engines come from `load`: hosts differ in where they find them. */
export function createLane(load: EngineLoader): Lane {
  let engine: Engine | undefined;
  let contestant: Contestant | undefined;
  let x: Float32Array = new Float32Array(0);
  let answer: Answer | undefined;

  function prepared(): Contestant {
    if (!contestant) throw new Error('lane: nothing is prepared, want prepare() first');
    return contestant;
  }

  return {
    async start(start) {
      engine = await load(start);
    },
    async prepare({ subject, batch }) {
      if (!engine) throw new Error('lane: no engine was started, want start() first');
      await contestant?.dispose();
      contestant = undefined;
      answer = undefined;
      x = subjectInputs(subject, batch);
      contestant = await engine.prepare(subject, batch);
      return contestant.detail;
    },
    async ink() {
      const began = performance.now();
      answer = await prepared().answer(x);
      return { ink: answer?.ink, elapsedMs: performance.now() - began };
    },
    agreement(reference) {
      if (!answer) return Promise.resolve(undefined);
      const ink = compareInk(answer.ink, reference);
      if (!answer.grey || !ink.agrees) return Promise.resolve(ink);
      // The pixels that are timed must be right, too.
      const grey = compareGrey(answer.grey, reference);
      return Promise.resolve(grey.agrees ? ink : grey);
    },
    async run(batches) {
      const running = prepared();
      const startedAt = now();
      for (let i = 0; i < batches; i++) {
        const made = running.generate(x);
        if (made) await made; // only where there is something to wait for: a microtask costs as much as a small layer
      }
      return { startedAt, endedAt: now() };
    },
  };
}

/** The clock of the machine, finer than Date: threads have different time origins. */
function now(): number {
  return performance.timeOrigin + performance.now();
}
