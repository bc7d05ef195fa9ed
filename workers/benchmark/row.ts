// A row of the benchmark's report: plain data, the same from Node, from a browser and in the JSON file.

import type { Spread } from './statistics.ts';

/** Names of engines, ours first. `ceiling` is no engine: it is a loop of independent multiply-adds. */
export const ENGINE_NAMES = [
  'ours-strict',
  'ours-relaxed',
  'ort-web',
  'tfjs-wasm',
  'tfjs-wasm-phase',
  'ceiling',
  'ceiling-strict',
] as const;
export type EngineName = (typeof ENGINE_NAMES)[number];

export type HostName = 'node' | 'chromium' | 'browser';

/** Who was measured: an engine on one thread or on several. */
export interface Entrant {
  readonly engine: EngineName;
  /** Ours: workers that each make whole batches. onnxruntime-web: its threads. */
  readonly workers: number;
}

/** Whether an engine is this project's. */
export function isOurs(engine: EngineName): boolean {
  return engine === 'ours-strict' || engine === 'ours-relaxed';
}

/** Whether the digits are those of `ours-strict`, and by how much ink the worst pixel is off. */
export interface Agreement {
  readonly agrees: boolean;
  readonly worst: number;
}

/** How many times an entrant is as fast as another, over the ratios of each round; or why there is no ratio. */
export type RatioRow = Entrant & (Spread | { readonly refused: string });

/** One entrant on one model with one batch. */
export interface BenchmarkRow extends Entrant {
  readonly host: HostName;
  readonly model: string;
  readonly batch: number;
  /** Median over the rounds, of all workers together. */
  readonly imagesPerSecond: number;
  readonly bestImagesPerSecond: number;
  /** 10⁹ floating-point operations a second: two for each multiply-add of the model, whatever the engine really does. */
  readonly gflops: number;
  readonly bestGflops: number;
  /** Time of one batch in one worker. */
  readonly medianMs: number;
  readonly bestMs: number;
  /** Quartiles of images/s over the rounds. */
  readonly lowImagesPerSecond: number;
  readonly highImagesPerSecond: number;
  /** images/s of every round, in order: nothing is left out. */
  readonly rounds: readonly number[];
  /** Left out for what draws no digits. */
  readonly agreement?: Agreement;
  /** Ours against each of the others of the same run, as times as fast. */
  readonly ratios: readonly RatioRow[];
  /** gflops over those of `ceiling` with as many workers, median of the rounds' ratios. */
  readonly shareOfCeiling?: number;
  /** What an engine says about how it ran. */
  readonly detail?: string;
}

/** An entrant that could not be measured, and why. */
export interface BenchmarkGap extends Entrant {
  readonly host: HostName;
  readonly model: string;
  readonly batch: number;
  readonly reason: string;
}
