// The interface of an engine in the benchmark. It runs in a thread of its own; see lane.ts.

import type { Subject } from './subject.ts';

/** A network made ready on one engine for batches of one size. */
export interface Contestant {
  /** Makes the digits of x once. This is what is timed. */
  generate(x: Float32Array): void | Promise<void>;
  /** What `generate` makes, to be compared; undefined for what makes no digits. */
  answer(x: Float32Array): Answer | undefined | Promise<Answer | undefined>;
  /** How it runs, where there was a choice. */
  readonly detail?: string;
  dispose(): void | Promise<void>;
}

export interface Answer {
  /** [N, H·W] in 0 … 1. */
  readonly ink: Float32Array;
  /** [N, H·W] in 0 … 255, where the engine goes on to pixels. */
  readonly grey?: Uint8ClampedArray;
}

export interface Engine {
  /** Rejects where it cannot run the network. */
  prepare(subject: Subject, batch: number): Contestant | Promise<Contestant>;
}
