// What is reported of first visits.

import type { Spread } from '../../../workers/benchmark/statistics.ts';

/**
 * The gallery on our kernels and, the same page, on tfjs. And the smallest page that shows digits, on each engine: what an
 * engine costs by itself.
 */
export type VisitPage = 'gallery' | 'gallery-tfjs' | 'minimal' | 'minimal-tfjs' | 'minimal-ort';

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
  /** How many times as long as the same page on our kernels; or why there is no ratio. */
  readonly timesAsLong: Spread | { readonly refused: string } | undefined;
}
export interface VisitFigures {
  readonly visit: readonly VisitRow[];
  readonly chromium: string;
}

/** The same page on our kernels. */
export function oursOf(page: VisitPage): VisitPage {
  return page.startsWith('gallery') ? 'gallery' : 'minimal';
}
