// What is reported of first visits.

import type { Spread } from '../../../workers/benchmark/statistics.ts';

export type VisitPage = 'ours' | 'tfjs-wasm' | 'ort-web';

export interface VisitRow {
  readonly host: 'chromium';
  readonly page: VisitPage;
  readonly model: string;
  /** 1, or 4 with the main thread slowed. */
  readonly throttling: number;
  /** From the start of the navigation to the mark `first-digits`. */
  readonly medianMs: number;
  readonly bestMs: number;
  readonly rounds: readonly number[];
  /** Of all that was asked for until then, each file as gzip -9 makes it. */
  readonly gzipBytes: number;
  /** How many times as long as ours; or why there is no ratio. */
  readonly timesAsLong: Spread | { readonly refused: string } | undefined;
}
export interface VisitFigures {
  readonly visit: readonly VisitRow[];
  readonly chromium: string;
}
